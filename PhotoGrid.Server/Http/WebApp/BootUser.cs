using System.Text.Json;
using PhotoGrid.Access;
using PhotoGrid.Accounts;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Columns;
using PhotoGrid.Server.Api.Accounts;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Http.WebApp;

/// <summary>What the first screen needs of the user whose cookie came with the request; nothing for anyone else.</summary>
internal sealed class BootUser(SubjectDirectory subjects, ReadUsers users, KeepPreferences preferences, ColumnsCache cache)
{
    private const int FirstPhotos = 120;
    private const int Preloads = 6;

    public sealed record Facts(UserJson User, PreferencesJson Preferences, long Total, byte[] Geometry, IReadOnlyList<string> Thumbnails);

    public async Task<Facts?> ReadAsync(HttpContext http)
    {
        if (await Credentials.FindAsync(http, subjects) is not { Kind: SubjectKind.Cookie } subject)
            return null;
        var ct = http.RequestAborted;
        var user = await users.OneAsync(subject.User, ct);
        if (!user.Ok)
            return null;

        var columns = await cache.GetAsync(subject.User, ct);
        var owner = subject.User.ToString();
        return new Facts(
            Wire.Of(user.Value),
            await MeEndpoints.PreferencesAsync(preferences, subject.User, ct),
            columns.Total(new ColumnsQuery(ColumnsSet.Timeline)),
            columns.EncodeGeometry(FirstPhotos),
            [.. columns.FirstThumbnails(Preloads, within: 20).Select(photo => $"/thumbnails/{owner}/{photo.Number}_400.webp?v={photo.Renditions}")]);
    }

    public static void Write(Utf8JsonWriter writer, Facts? facts)
    {
        writer.WritePropertyName("user"u8);
        if (facts is null)
        {
            writer.WriteNullValue();
            writer.WriteNull("preferences"u8);
            writer.WriteNumber("total"u8, 0);
            writer.WriteNull("geometry"u8);
            return;
        }

        JsonSerializer.Serialize(writer, facts.User, AccountsJson.Default.UserJson);
        writer.WritePropertyName("preferences"u8);
        JsonSerializer.Serialize(writer, facts.Preferences, AccountsJson.Default.PreferencesJson);
        writer.WriteNumber("total"u8, facts.Total);
        writer.WriteBase64String("geometry"u8, facts.Geometry);
    }
}
