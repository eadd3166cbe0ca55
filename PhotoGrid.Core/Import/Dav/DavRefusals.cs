using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav;

/// <summary>What this door refuses, each in one place. The server turns some into WebDAV's own statuses.</summary>
public static class DavRefusals
{
    /// <summary>Nothing is at the path.</summary>
    public static Failure NotFound { get; } = Failure.NotFound("FILE");

    /// <summary>Something is at the path already.</summary>
    public static Failure Exists { get; } = Failure.Conflict("There is something at this path already.");

    /// <summary>A folder is where a file would go.</summary>
    public static Failure IsFolder { get; } = Failure.Conflict("There is a folder at this path.");

    /// <summary>The folder to put it in is missing.</summary>
    public static Failure NoParent { get; } = Failure.Conflict("The folder above does not exist. Make it first.");

    /// <summary>The target is there and must not be replaced.</summary>
    public static Failure WouldReplace { get; } =
        new(FailureKind.PreconditionFailed, "PRECONDITION_FAILED", "There is something at the target already, and Overwrite is F.");

    /// <summary>A folder into itself, the root, or onto what holds it.</summary>
    public static Failure IntoItself { get; } = new(FailureKind.Forbidden, "FORBIDDEN", "Source and target lie within each other.");

    /// <summary>What is shown here of the library can only be read.</summary>
    public static Failure ReadOnly { get; } =
        new(FailureKind.Forbidden, "FORBIDDEN", "This is a view of the library and can only be read. Change it in the library, or copy it to a folder of your own.");

    /// <summary>Replacing needs the right to delete.</summary>
    public static Failure MayNotReplace { get; } = new(FailureKind.Forbidden, "FORBIDDEN", "This key may add files, but not replace one. Give it the scope write.");

    /// <summary>The bytes that came are not those that were announced.</summary>
    public static Failure Checksum { get; } =
        new(FailureKind.Unprocessable, "CHECKSUM_MISMATCH", "The file changed on its way. Nothing was stored; send it again.");

    /// <summary>More or fewer bytes came than were announced.</summary>
    public static Failure Length { get; } = Failure.Invalid("The body is not as long as was announced. Nothing was stored; send it again.");
}
