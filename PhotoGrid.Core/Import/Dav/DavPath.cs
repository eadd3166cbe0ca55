using System.Text;

namespace PhotoGrid.Import.Dav;

/// <summary>
/// A place in the tree that WebDAV clients see, as names and not as an address: nothing in it is encoded. The names are kept as they came;
/// two spellings of one letter are two names.
/// </summary>
public readonly record struct DavPath
{
    // A name fits every file system that it may come back to; deeper than this nobody's folders are.
    private const int MaxNameBytes = 255, MaxDepth = 64;

    private readonly string? _text;

    private DavPath(string text) => _text = text;

    /// <summary>The folder above all others.</summary>
    public static DavPath Root { get; } = new("");

    /// <summary>Whether this is the root.</summary>
    public bool IsRoot => Text.Length == 0;

    /// <summary>The last name; empty for the root.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>The folder it is in; the root's is the root.</summary>
    public DavPath Parent => IsRoot ? this : new DavPath(Text[..Text.LastIndexOf('/')]);

    /// <summary>This folder as uploads call it, among those of other doors.</summary>
    public string Folder => $"dav:{this}";

    /// <summary>All names, the outermost first.</summary>
    public string[] Names => IsRoot ? [] : Text[1..].Split('/');

    private string Text => _text ?? "";

    /// <summary>
    /// False for names that are empty, lead elsewhere (. and ..), hold a slash or a control character or more than 255 bytes, and for more
    /// than 64 of them.
    /// </summary>
    public static bool TryCreate(IReadOnlyList<string> names, out DavPath path)
    {
        path = Root;
        if (names.Count > MaxDepth || !names.All(IsName))
            return false;
        path = new DavPath(string.Concat(names.Select(name => "/" + name)));
        return true;
    }

    /// <summary>The place of a member of this folder.</summary>
    public DavPath Child(string name) => new($"{Text}/{name}");

    /// <summary>Whether the other is this place or anywhere below it.</summary>
    public bool Holds(DavPath other) =>
        other.Text.StartsWith(Text, StringComparison.Ordinal) && (other.Text.Length == Text.Length || other.Text[Text.Length] == '/');

    /// <summary>Names joined by slashes, with one in front; <c>/</c> for the root.</summary>
    public override string ToString() => IsRoot ? "/" : Text;

    private static bool IsName(string name) =>
        name is not ("" or "." or "..") && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes && !name.Any(letter => letter == '/' || char.IsControl(letter));
}
