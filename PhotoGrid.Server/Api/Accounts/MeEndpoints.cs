using System.Text.Json;
using PhotoGrid.Access;
using PhotoGrid.Accounts;
using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>One's own account: /api/v1/me.</summary>
internal static class MeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/v1/me").WithTags("me");
        me.MapGet("", ReadAsync).Requires(Need.Account(AccessAction.View)).Answers<UserJson>().WithSummary("Who is signed in.");
        me.MapPut("", UpdateAsync).Requires(Need.Account(AccessAction.Manage)).Takes<UpdateMeJson>().Answers<UserJson>().WithSummary("Changes name or mail.");
        me.MapPut("/password", ChangePasswordAsync).Requires(Need.Account(AccessAction.Manage)).Takes<ChangePasswordJson>().Produces(204)
            .WithSummary("Changes the password and ends every other session.");
        me.MapGet("/preferences", ReadPreferencesAsync).Requires(Need.Account(AccessAction.View)).Answers<PreferencesJson>().WithSummary("How one likes it.");
        me.MapPut("/preferences", ChangePreferencesAsync).Requires(Need.Account(AccessAction.Edit)).Takes<ChangePreferencesJson>().Answers<PreferencesJson>()
            .WithSummary("Changes what is given, keeps the rest.");
        me.MapGet("/storage", ReadStorageAsync).Requires(Need.Account(AccessAction.View)).Answers<StorageJson>().WithSummary("How full one's library is.");
        me.MapDelete("", EraseAsync).Requires(Need.Account(AccessAction.Manage)).Takes<EraseMeJson>().Answers<ErasedJson>()
            .WithSummary("Erases the account and everything in it, for good.");
    }

    /// <summary>What the wire shows of a user's preferences; also for the page's first screen.</summary>
    public static async Task<PreferencesJson> PreferencesAsync(KeepPreferences preferences, UserId user, CancellationToken ct) =>
        JsonSerializer.Deserialize(await preferences.ReadAsync(user, ct), AccountsJson.Default.PreferencesJson)!;

    private static async Task<IResult> ReadAsync(HttpContext http, ReadUsers users, CancellationToken ct)
    {
        var user = await users.OneAsync(http.UserId(), ct);
        return user.Ok ? Answer.Ok(Wire.Of(user.Value), AccountsJson.Default.UserJson) : Answer.Fail(user.Failure);
    }

    private static async Task<IResult> UpdateAsync(HttpContext http, UpdateUser update, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.UpdateMeJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var user = await update.RunAsync(http.UserId(), new UserChange(body.Email, body.Name), ct);
        return user.Ok ? Answer.Ok(Wire.Of(user.Value), AccountsJson.Default.UserJson) : Answer.Fail(user.Failure);
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext http, ChangePassword change, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.ChangePasswordJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var done = await change.RunAsync(http.UserId(), http.Subject().Credential, body.CurrentPassword, body.NewPassword, http.Address(), ct);
        return done.Ok ? Answer.NoContent() : Answer.Fail(done.Failure);
    }

    private static async Task<IResult> ReadPreferencesAsync(HttpContext http, KeepPreferences preferences, CancellationToken ct) =>
        Answer.Ok(await PreferencesAsync(preferences, http.UserId(), ct), AccountsJson.Default.PreferencesJson);

    private static async Task<IResult> ChangePreferencesAsync(HttpContext http, KeepPreferences preferences, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.ChangePreferencesJson);
        if (body is null)
            return Answer.Fail(wrong!);
        if (body.Locale is { } locale && !IsLocale(locale))
            return Answer.Fail(Failure.Invalid("A locale is a language tag such as en or de-AT, or auto.", "locale"));

        var after = new PreferencesJson();
        await preferences.ChangeAsync(
            http.UserId(),
            before =>
            {
                var kept = JsonSerializer.Deserialize(before, AccountsJson.Default.PreferencesJson)!;
                after = new PreferencesJson(body.Theme ?? kept.Theme, body.GridSize ?? kept.GridSize, body.Locale ?? kept.Locale, body.AutoUpload ?? kept.AutoUpload);
                return JsonSerializer.Serialize(after, AccountsJson.Default.PreferencesJson);
            },
            ct);
        return Answer.Ok(after, AccountsJson.Default.PreferencesJson);
    }

    private static async Task<IResult> ReadStorageAsync(HttpContext http, ReadStorage storage, CancellationToken ct)
    {
        var use = await storage.RunAsync(http.UserId(), ct);
        return Answer.Ok(new StorageJson(use.Used, use.Limit, use.Photos, use.Trash), AccountsJson.Default.StorageJson);
    }

    private static async Task<IResult> EraseAsync(HttpContext http, EraseAccount erase, CancellationToken ct)
    {
        var (body, wrong) = await RequestBody.ReadAsync(http, AccountsJson.Default.EraseMeJson);
        if (body is null)
            return Answer.Fail(wrong!);
        var (erased, refusal) = await erase.RunAsync(http.UserId(), body.Password, http.Address(), ct);
        if (erased is null)
            return Answer.Fail(refusal!);
        SessionCookie.Clear(http);
        return Answer.Ok(new ErasedJson(erased.Photos, erased.Files, erased.Bytes), AccountsJson.Default.ErasedJson);
    }

    private static bool IsLocale(string text) => text.Length is >= 2 and <= 35 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
