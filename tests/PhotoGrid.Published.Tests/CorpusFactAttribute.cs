namespace PhotoGrid.Published.Tests;

/// <summary>Runs on the published file with real photos.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Needs.NoBinary ?? Needs.NoCorpus;
}
