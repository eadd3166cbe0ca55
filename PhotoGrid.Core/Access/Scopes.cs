namespace PhotoGrid.Access;

/// <summary>What an API key may be used for. None includes another.</summary>
[Flags]
public enum Scopes
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Look at the account and the library, and download.</summary>
    Read = 1,
    /// <summary>Change and delete what is there.</summary>
    Write = 2,
    /// <summary>Add photos.</summary>
    Upload = 4,
    /// <summary>Everything a person may do in their own library.</summary>
    All = Read | Write | Upload,
}
