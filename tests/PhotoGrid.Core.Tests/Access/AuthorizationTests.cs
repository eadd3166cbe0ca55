using PhotoGrid.Access;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Access;

public sealed class AuthorizationTests
{
    private static readonly UserId Owner = UserId.New(TimeProvider.System);
    private static readonly UserId Other = UserId.New(TimeProvider.System);

    private static readonly Dictionary<string, Subject> Subjects = new()
    {
        ["nobody"] = Subject.Nobody,
        ["owner"] = new(SubjectKind.Cookie, Owner, false, Scopes.All, Guid.NewGuid()),
        ["stranger"] = new(SubjectKind.Token, Other, false, Scopes.All, Guid.NewGuid()),
        ["admin"] = new(SubjectKind.Token, Other, true, Scopes.All, Guid.NewGuid()),
        ["read key"] = new(SubjectKind.Key, Owner, false, Scopes.Read, Guid.NewGuid()),
        ["write key"] = new(SubjectKind.Key, Owner, false, Scopes.Write, Guid.NewGuid()),
        ["upload key"] = new(SubjectKind.Key, Owner, false, Scopes.Upload, Guid.NewGuid()),
        ["stranger's key"] = new(SubjectKind.Key, Other, false, Scopes.All, Guid.NewGuid()),
        ["admin's key"] = new(SubjectKind.Key, Other, true, Scopes.All, Guid.NewGuid()),
    };

    // What becomes of View Download Comment Add Edit Delete Manage: A allow, S sign in, N not there, F forbidden.
    [Theory]
    [InlineData("nobody", "library", "SSSSSSS")]
    [InlineData("owner", "library", "AAAAAAA")]
    [InlineData("stranger", "library", "NNNNNNN")]
    [InlineData("admin", "library", "NNNNNNN")]
    [InlineData("read key", "library", "AAFFFFF")]
    [InlineData("write key", "library", "FFAFAAF")]
    [InlineData("upload key", "library", "FFFAFFF")]
    [InlineData("stranger's key", "library", "NNNNNNF")]
    [InlineData("owner", "missing", "NNNNNNN")]
    [InlineData("admin", "missing", "NNNNNNN")]
    [InlineData("nobody", "account", "SSSSSSS")]
    [InlineData("owner", "account", "AAAAAAA")]
    [InlineData("stranger", "account", "NNNNNNN")]
    [InlineData("read key", "account", "AAFFFFF")]
    [InlineData("write key", "account", "FFAFAAF")]
    [InlineData("nobody", "machine", "SSSSSSS")]
    [InlineData("owner", "machine", "FFFFFFF")]
    [InlineData("admin", "machine", "AAAAAAA")]
    [InlineData("admin's key", "machine", "FFFFFFF")]
    [InlineData("nobody", "open", "AAAAAAA")]
    [InlineData("nobody", "signed", "AAAAAAA")]
    [InlineData("stranger", "granted 1", "AFFFFFF")]
    [InlineData("stranger", "granted 3", "AAFFFFF")]
    [InlineData("stranger", "granted 5", "AFAFFFF")]
    [InlineData("stranger", "granted 9", "AFFAFFF")]
    [InlineData("stranger", "granted 17", "AFFFAFF")]
    [InlineData("stranger", "granted 33", "AFFFFAF")]
    [InlineData("stranger", "granted 63", "AAAAAAF")]
    [InlineData("stranger", "granted 62", "NNNNNNN")] // without view nothing is there
    [InlineData("admin", "granted 1", "AFFFFFF")]
    public void Everybody_gets_what_the_table_says(string subject, string resource, string verdicts)
    {
        var about = resource switch
        {
            "library" => Resource.In(Owner),
            "missing" => Resource.Missing,
            "account" => new Resource(ResourceKind.Account, Owner),
            "machine" => new Resource(ResourceKind.Machine, default),
            "open" => new Resource(ResourceKind.Open, default),
            "signed" => new Resource(ResourceKind.SignedUrl, default),
            _ => Resource.In(Owner, (Permissions)int.Parse(resource.Split(' ')[1])),
        };

        var got = Enum.GetValues<AccessAction>().Select(action => Authorization.Authorize(Subjects[subject], action, about) switch
        {
            Verdict.Allow => 'A',
            Verdict.SignIn => 'S',
            Verdict.NotThere => 'N',
            _ => 'F',
        });

        Assert.Equal(verdicts, string.Concat(got));
    }
}
