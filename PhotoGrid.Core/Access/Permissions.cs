namespace PhotoGrid.Access;

/// <summary>What a grant or a share allows on another's photos; the numbers are on the wire.</summary>
[Flags]
public enum Permissions
{
    /// <summary>Nothing: as if it weren't there.</summary>
    None = 0,
    /// <summary>See it.</summary>
    View = 1,
    /// <summary>Get the original.</summary>
    Download = 2,
    /// <summary>Write comments.</summary>
    Comment = 4,
    /// <summary>Add photos.</summary>
    Add = 8,
    /// <summary>Change it.</summary>
    Edit = 16,
    /// <summary>Delete it.</summary>
    Delete = 32,
}
