namespace PhotoGrid.Web.Tests;

/// <summary>Runs on the real server in a real browser.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Needs.Absent;
}

/// <summary>Runs on the real server in a real browser, once for each row of data.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Needs.Absent;
}
