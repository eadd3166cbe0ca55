using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Content;

/// <summary>Carries a refusal out of a stream through code that knows streams only.</summary>
internal sealed class ContentRefusedException(Failure failure) : IOException(failure.Message)
{
    public Failure Failure => failure;
}
