namespace PhotoGrid.Web.Tests;

/// <summary>Runs on the real server in a real browser.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Needs.Absent;
}
