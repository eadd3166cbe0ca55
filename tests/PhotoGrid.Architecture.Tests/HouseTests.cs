namespace PhotoGrid.Architecture.Tests;

public sealed class HouseTests
{
    private static readonly SourceTree Tree = SourceTree.Repository();

    [Fact]
    public void Arrows_go_one_way() => Holds(House.Arrows(Tree));

    [Fact]
    public void Core_never_mentions_http() => Holds(House.HttpInCore(Tree));

    [Fact]
    public void A_vendors_name_stays_in_its_folder() => Holds(House.VendorsOutsideCloud(Tree));

    [Fact]
    public void Originals_are_written_through_the_disks_calls() => Holds(House.CallsBesideDisk(Tree));

    [Fact]
    public void No_file_is_too_long() => Holds(House.LongFiles(Tree));

    [Fact]
    public void No_folder_is_too_full() => Holds(House.FullFolders(Tree));

    [Fact]
    public void Folders_are_named_for_what_is_in_them() => Holds(House.FolderNames(Tree));

    [Fact]
    public void A_namespace_is_its_folder() => Holds(House.Namespaces(Tree));

    [Fact]
    public void A_file_is_named_for_its_public_type() => Holds(House.FileNames(Tree));

    [Fact]
    public void Every_engine_explains_itself_in_forty_lines() => Holds(House.EngineReadmes(Tree));

    [Fact]
    public void Program_is_a_table_of_contents() => Holds(House.TableOfContents(Tree));

    [Fact]
    public void Nothing_is_left_for_later() => Holds(House.LeftOvers(Tree));

    private static void Holds(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
