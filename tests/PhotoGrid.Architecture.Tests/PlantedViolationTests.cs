namespace PhotoGrid.Architecture.Tests;

/// <summary>Each rule sees a violation planted in a copy of the sources: a check that cannot fail checks nothing.</summary>
public sealed class PlantedViolationTests
{
    private SourceTree _tree = SourceTree.Repository();

    [Theory]
    [InlineData("Foundation", "Sqlite")]
    [InlineData("Storage", "Catalog")]
    [InlineData("Catalog", "Jobs")]
    [InlineData("Imaging", "Uploads")]
    [InlineData("Library", "Uploads")]
    [InlineData("Sync", "Accounts")]
    public void An_arrow_that_is_no_row(string from, string to)
    {
        Plant($"PhotoGrid.Core/{from}/Planted.cs", $"using PhotoGrid.{to};\n\nnamespace PhotoGrid.{from};\n");

        Assert.Contains(House.Arrows(_tree), line => line.Contains($"{from} -> {to}", StringComparison.Ordinal));
    }

    [Fact]
    public void An_arrow_without_a_using()
    {
        Plant("PhotoGrid.Core/Storage/Planted.cs", "namespace PhotoGrid.Storage;\n\ninternal sealed class Planted { public PhotoGrid.Jobs.Lease? Lease; }\n");

        Assert.Contains(House.Arrows(_tree), line => line.Contains("Storage -> Jobs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_room_that_is_in_no_table()
    {
        Plant("PhotoGrid.Core/Gadgets/Planted.cs", "namespace PhotoGrid.Gadgets;\n");

        Assert.Contains(House.Arrows(_tree), line => line.Contains("Gadgets", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_naming_the_server() => Finds(House.Arrows, "PhotoGrid.Core/Library/Planted.cs", "using PhotoGrid.Server.Http;");

    [Fact]
    public void Http_in_core() => Finds(House.HttpInCore, "PhotoGrid.Core/Library/Planted.cs", "using Microsoft.AspNetCore.Http;");

    [Fact]
    public void A_vendor_in_core() => Finds(House.VendorsOutsideCloud, "PhotoGrid.Core/Catalog/Planted.cs", "using Npgsql;");

    [Fact]
    public void A_vendor_elsewhere_in_the_server() => Finds(House.VendorsOutsideCloud, "PhotoGrid.Server/Api/Planted.cs", "using Amazon.S3;");

    [Fact]
    public void A_write_beside_the_disks_calls() =>
        Finds(House.CallsBesideDisk, "PhotoGrid.Core/Storage/Planted.cs", "namespace PhotoGrid.Storage;\n\ninternal static class Planted { public static void A() => File.Delete(\"a\"); }");

    [Fact]
    public void A_file_of_401_lines() => Finds(House.LongFiles, "PhotoGrid.Core/Library/Planted.cs", string.Concat(Enumerable.Repeat("//\n", 401)));

    [Fact]
    public void A_folder_with_seventeen_files()
    {
        for (var i = 0; i < LayoutRules.MaxFilesPerFolder + 1; i++)
        {
            Plant($"PhotoGrid.Core/Library/Planted/File{i}.cs", string.Empty);
        }

        Assert.Contains(House.FullFolders(_tree), line => line.StartsWith("PhotoGrid.Core/Library/Planted:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_named_helpers() => Finds(House.FolderNames, "PhotoGrid.Core/Library/Helpers/Planted.cs", string.Empty);

    [Fact]
    public void A_namespace_that_is_not_its_folder() => Finds(House.Namespaces, "PhotoGrid.Core/Library/Planted.cs", "namespace PhotoGrid.Jobs;");

    [Fact]
    public void A_file_named_for_nothing_in_it() =>
        Finds(House.FileNames, "PhotoGrid.Core/Library/Planted.cs", "namespace PhotoGrid.Library;\n\npublic sealed class Other;\n");

    [Fact]
    public void A_second_public_type() =>
        Finds(House.FileNames, "PhotoGrid.Core/Library/Planted.cs", "namespace PhotoGrid.Library;\n\npublic sealed class Planted;\n\npublic sealed class Other;\n");

    [Fact]
    public void An_engine_without_a_readme()
    {
        _tree = _tree.Without("PhotoGrid.Core/Storage/README.md");

        Assert.Contains(House.EngineReadmes(_tree), line => line.Contains("Storage", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_of_eighty_lines() =>
        Finds(House.TableOfContents, "PhotoGrid.Server/Program.cs", string.Concat(Enumerable.Repeat("//\n", 80)));

    [Fact]
    public void Something_left_for_later() => Finds(House.LeftOvers, "PhotoGrid.Core/Library/Planted.cs", "// TO" + "DO: later");

    [Fact]
    public void Prose_may_name_what_code_may_not()
    {
        Plant("PhotoGrid.Core/Storage/Planted.cs", "namespace PhotoGrid.Storage;\n\n/// <summary>Unlike PhotoGrid.Jobs, or Npgsql.</summary>\ninternal sealed class Planted { public string A = \"PhotoGrid.Jobs\"; }\n");

        Assert.DoesNotContain(House.Arrows(_tree).Concat(House.VendorsOutsideCloud(_tree)), line => line.Contains("Planted", StringComparison.Ordinal));
    }

    private void Finds(Func<SourceTree, IEnumerable<string>> rule, string path, string text)
    {
        Plant(path, text);

        Assert.Contains(rule(_tree), line => line.Contains(path, StringComparison.Ordinal) || path.StartsWith(line.Split(':')[0] + "/", StringComparison.Ordinal));
    }

    private void Plant(string path, string text) => _tree = _tree.With(path, text);
}
