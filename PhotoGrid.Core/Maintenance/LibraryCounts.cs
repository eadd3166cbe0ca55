using PhotoGrid.Columns;

namespace PhotoGrid.Maintenance;

/// <summary>How much is in a library, from the columns.</summary>
internal static class LibraryCounts
{
    public static long Kept(LibraryColumns library) => Of(library, ColumnsSet.Shown) + Of(library, ColumnsSet.Archived);

    public static long Trash(LibraryColumns library) => Of(library, ColumnsSet.Trash);

    public static long All(LibraryColumns library) => Kept(library) + Trash(library);

    private static long Of(LibraryColumns library, ColumnsSet set) => library.Total(new ColumnsQuery(set, null, null, null));
}
