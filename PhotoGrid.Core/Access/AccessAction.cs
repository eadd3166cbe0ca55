namespace PhotoGrid.Access;

/// <summary>What somebody wants to do.</summary>
public enum AccessAction
{
    /// <summary>See it.</summary>
    View,
    /// <summary>Get the original bytes.</summary>
    Download,
    /// <summary>Write a comment.</summary>
    Comment,
    /// <summary>Add photos.</summary>
    Add,
    /// <summary>Change it.</summary>
    Edit,
    /// <summary>Delete it or bring it back.</summary>
    Delete,
    /// <summary>Passwords, sessions, keys, accounts: for persons, never for keys.</summary>
    Manage,
}
