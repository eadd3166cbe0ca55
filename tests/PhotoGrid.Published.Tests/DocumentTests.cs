namespace PhotoGrid.Published.Tests;

/// <summary>The document that other programs are made from is put together at run time, from what the trimmer left.</summary>
public sealed class DocumentTests
{
    [PublishedFact]
    public async Task The_shipped_file_tells_the_document_of_docs()
    {
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var http = new HttpClient();

        var told = (await http.GetStringAsync(new Uri(server.Address, "/openapi/v1.json"))).TrimEnd() + "\n";

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "api", "openapi.json")), told);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PhotoGrid.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
