using PhotoGrid.Access;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http.Access;

/// <summary>The words for each verdict.</summary>
internal static class Refusals
{
    public static Failure MissingHeader { get; } =
        new(FailureKind.Forbidden, "FORBIDDEN", "A change by cookie needs the header X-PhotoGrid: 1.");

    private static readonly Failure SignIn = new(FailureKind.Unauthenticated, "UNAUTHENTICATED", "Sign in first.");
    private static readonly Failure Forbidden = new(FailureKind.Forbidden, "FORBIDDEN", "You may not do this.");

    /// <summary>The failure of a verdict that is not Allow; <paramref name="noun"/> is what was asked for, as in PHOTO_NOT_FOUND.</summary>
    public static Failure Of(Verdict verdict, string noun = "PAGE") => verdict switch
    {
        Verdict.SignIn => SignIn,
        Verdict.Forbidden => Forbidden,
        _ => Failure.NotFound(noun),
    };
}
