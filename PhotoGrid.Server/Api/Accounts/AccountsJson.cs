using System.Text.Json.Serialization;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Accounts;

[JsonConverter(typeof(WordConverter<SessionMode>))]
internal enum SessionMode
{
    Token,
    Cookie,
}

[JsonConverter(typeof(WordConverter<Theme>))]
internal enum Theme
{
    System,
    Light,
    Dark,
}

[JsonConverter(typeof(WordConverter<GridSize>))]
internal enum GridSize
{
    S,
    M,
    L,
}

[JsonConverter(typeof(WordConverter<ScopeWord>))]
internal enum ScopeWord
{
    Read,
    Write,
    Upload,
}

internal sealed record UserJson(string Id, string Email, string Name, bool IsAdmin, long? Quota, DateTimeOffset CreatedAt);

internal sealed record UsersJson(IReadOnlyList<UserJson> Users, string? Cursor, bool HasMore);

internal sealed record CreateUserJson(string Email, string Name, string Password, bool IsAdmin = false, long? Quota = null);

internal sealed record UpdateUserJson(string? Email = null, string? Name = null, string? Password = null, bool? IsAdmin = null)
{
    /// <summary>Null is no limit; absent is as it was, which is why it must be known whether it was there. A setter: init-only would be set always.</summary>
    public long? Quota
    {
        get;
        set
        {
            field = value;
            HasQuota = true;
        }
    }

    [JsonIgnore]
    public bool HasQuota { get; private set; }
}

internal sealed record SetupJson(string Email, string Name, string Password, string? Code = null, SessionMode Session = SessionMode.Token);

internal sealed record LoginJson(string Email, string Password, SessionMode Session = SessionMode.Token);

internal sealed record RefreshJson(string RefreshToken);

/// <summary>A cookie sign-in has the user only: the token is in the cookie, out of scripts' reach.</summary>
internal sealed record SignedInJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccessToken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ExpiresIn,
    UserJson User);

internal sealed record UpdateMeJson(string? Email = null, string? Name = null);

internal sealed record ChangePasswordJson(string CurrentPassword, string NewPassword);

internal sealed record SessionJson(string Id, SessionMode Kind, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);

internal sealed record SessionsJson(IReadOnlyList<SessionJson> Sessions, string? Cursor, bool HasMore);

internal sealed record ApiKeyJson(
    string Id, string Name, IReadOnlyList<ScopeWord> Scopes, string Hint, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret);

internal sealed record ApiKeysJson(IReadOnlyList<ApiKeyJson> ApiKeys, string? Cursor, bool HasMore);

internal sealed record MakeApiKeyJson(string Name, IReadOnlyList<ScopeWord> Scopes);

internal sealed record PreferencesJson(Theme Theme = Theme.System, GridSize GridSize = GridSize.M, string Locale = "auto", bool AutoUpload = false);

/// <summary>What is left out stays as it is. A key that is not on this list is refused, so that a typing error is heard of.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ChangePreferencesJson(Theme? Theme = null, GridSize? GridSize = null, string? Locale = null, bool? AutoUpload = null);

internal sealed record StorageJson(long Used, long? Limit, long Photos, long Trash);

internal sealed record EraseMeJson(string Password);

internal sealed record ErasedJson(long Photos, long Files, long Bytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(UserJson))]
[JsonSerializable(typeof(UsersJson))]
[JsonSerializable(typeof(CreateUserJson))]
[JsonSerializable(typeof(UpdateUserJson))]
[JsonSerializable(typeof(SetupJson))]
[JsonSerializable(typeof(LoginJson))]
[JsonSerializable(typeof(RefreshJson))]
[JsonSerializable(typeof(SignedInJson))]
[JsonSerializable(typeof(UpdateMeJson))]
[JsonSerializable(typeof(ChangePasswordJson))]
[JsonSerializable(typeof(SessionsJson))]
[JsonSerializable(typeof(ApiKeyJson))]
[JsonSerializable(typeof(ApiKeysJson))]
[JsonSerializable(typeof(MakeApiKeyJson))]
[JsonSerializable(typeof(PreferencesJson))]
[JsonSerializable(typeof(ChangePreferencesJson))]
[JsonSerializable(typeof(StorageJson))]
[JsonSerializable(typeof(EraseMeJson))]
[JsonSerializable(typeof(ErasedJson))]
internal sealed partial class AccountsJson : JsonSerializerContext;
