using System.Net;
using PhotoGrid.Core.Tests.Places;

namespace PhotoGrid.Server.Tests.Photos;

public sealed class PlaceNameTests : IAsyncLifetime
{
    private static readonly TinyTown[] _towns =
    [
        .. TinyPlaces.Towns,
        new("Bergen", 60.39299, 5.32415, 213_585, "Vestland", "NONorway", "Europe/Oslo"),
        new("Bergen", 54.41806, 13.43274, 13_900, "Mecklenburg-Vorpommern", "DEGermany", "Europe/Berlin"),
        new("München", 48.13743, 11.57549, 1_260_391, "Bavaria", "DEGermany", "Europe/Berlin"),
        new("Århus", 56.15674, 10.21076, 285_273, "Central Jutland", "DKDenmark", "Europe/Copenhagen"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photogrid-names-");
    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync($"--Places:File={TinyPlaces.Write(Path.Combine(_folder.FullName, "places.bin"), _towns)}");
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("ber", "Berlin Bergen Bergen")] // the largest first
    [InlineData("MUNCHEN", "München")]
    [InlineData("mün", "München")]
    [InlineData("arhus", "Århus")]
    [InlineData("Bergen, nor", "Bergen")]
    [InlineData("bergen, meck", "Bergen")]
    [InlineData("b", "")]
    [InlineData("nowhere", "")]
    public async Task Towns_are_found_by_the_beginning_of_their_names(string text, string names)
    {
        var found = (await _owner.GetAsync($"/api/v1/places?q={Uri.EscapeDataString(text)}")).Data["places"]!.AsArray();

        Assert.Equal(names, string.Join(' ', found.Select(place => (string)place!["name"]!)));
    }

    [Fact]
    public async Task A_town_comes_with_where_it_is()
    {
        var bergen = (await _owner.GetAsync("/api/v1/places?q=bergen,%20norway")).Data["places"]![0]!;

        Assert.Equal(("Vestland", "Norway", "NO"), ((string)bergen["region"]!, (string)bergen["country"]!, (string)bergen["countryCode"]!));
        Assert.Equal((60.39299, 5.32415), ((double)bergen["lat"]!, (double)bergen["lon"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%20%20")]
    public async Task Without_a_name_it_says_what_is_missing(string query)
    {
        var answer = await _owner.GetAsync($"/api/v1/places{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Without_the_data_nothing_is_found()
    {
        await using var server = await TestServer.StartAsync("--Places:File=/nowhere/places.bin");
        using var owner = await server.SetUpAsync();

        Assert.Empty((await owner.GetAsync("/api/v1/places?q=berlin")).Data["places"]!.AsArray());
    }
}
