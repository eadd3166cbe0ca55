namespace PhotoGrid.Published.Tests.Truth;

/// <summary>Runs on the published file with a library that shared/gen/photolib.py makes.</summary>
internal sealed class GeneratorFactAttribute : FactAttribute
{
    public GeneratorFactAttribute() => Skip = Needs.NoBinary ?? Needs.NoCorpus ?? Needs.NoGenerator;
}
