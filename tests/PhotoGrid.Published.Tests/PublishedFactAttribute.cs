namespace PhotoGrid.Published.Tests;

/// <summary>Runs on the published file.</summary>
internal sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = Needs.NoBinary;
}
