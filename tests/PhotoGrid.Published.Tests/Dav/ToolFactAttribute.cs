namespace PhotoGrid.Published.Tests.Dav;

/// <summary>Runs a program of others against the published file.</summary>
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool) => Skip = Needs.NoBinary ?? Needs.NoTool(tool);
}
