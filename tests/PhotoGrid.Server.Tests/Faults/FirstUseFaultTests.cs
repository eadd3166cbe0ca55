namespace PhotoGrid.Server.Tests.Faults;

/// <summary>What is only made once: a user's library, and the folder of all originals. A failure half-way must not be in the way of the next try.</summary>
public sealed class FirstUseFaultTests
{
    [Fact]
    public async Task Each_call_of_a_users_first_upload_may_fail()
    {
        await using var server = await TroubledServer.StartAsync();
        using var admin = await server.Server.SetUpAsync();
        await admin.UploadAsync(TestPhotos.Png(1));

        // Schema and rows are some hundred writes to one log, all alike: past the first few every ninth stands for its neighbours.
        for (var call = 1; ; call += call < 40 ? 1 : 9)
        {
            using var user = await server.Server.AddUserAsync(admin);
            if (!await FailOnceAsync(server.Trouble, user, call))
                break;
        }
    }

    [Fact]
    public async Task Each_call_of_the_first_upload_of_all_may_fail()
    {
        for (var call = 1; ; call++)
        {
            await using var server = await TroubledServer.StartAsync();
            using var owner = await server.Server.SetUpAsync();
            // What is special here comes before the library: the mark of the mount, the folders of staging.
            await owner.GetAsync("/api/v1/photos");
            var struck = await FailOnceAsync(server.Trouble, owner, call);
            if (!struck || server.Trouble.Where.StartsWith("write users/", StringComparison.Ordinal))
                break;
        }
    }

    private static async Task<bool> FailOnceAsync(Trouble trouble, ApiClient user, int call)
    {
        var content = TestPhotos.Png(2);
        trouble.Arm(call, Trouble.Eio, lasting: false);
        var answer = await user.SendAsync("chunked", content);
        if (!trouble.Mend())
            return false;
        var at = $"call {call}, {trouble.Where}";
        if ((int)answer.Status >= 300)
            Assert.True((503, "UNAVAILABLE") == ((int)answer.Status, answer.Code), $"{at}: {(int)answer.Status} {answer.Json}");

        var again = await user.SendAsync("chunked", content);
        Assert.True((int)again.Status is 200 or 201, $"after {at}: {(int)again.Status} {again.Json}");
        var listed = (await user.GetAsync("/api/v1/photos")).Data["photos"]!.AsArray();
        Assert.Equal(TestPhotos.HashOf(content), (string)Assert.Single(listed)!["sha256"]!);
        Assert.Equal(content, await user.Http.GetByteArrayAsync((string)listed[0]!["urls"]!["original"]!));
        return true;
    }
}
