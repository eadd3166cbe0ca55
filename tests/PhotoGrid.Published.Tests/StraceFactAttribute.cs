namespace PhotoGrid.Published.Tests;

/// <summary>Runs the published file under strace.</summary>
internal sealed class StraceFactAttribute : FactAttribute
{
    public StraceFactAttribute() => Skip = Needs.NoBinary ?? Needs.NoStrace;
}
