namespace PhotoGrid.Published.Tests.Formats;

/// <summary>Runs on the published file with real photos, where the system has every decoder that <c>./dev setup</c> installs.</summary>
internal sealed class FormatsFactAttribute : FactAttribute
{
    public FormatsFactAttribute() => Skip = Needs.NoBinary ?? Needs.NoCorpus ?? Needs.NoTool("ffmpeg")
        ?? Needs.NoLibrary("libheif.so.1") ?? Needs.NoLibrary("libraw_r.so.2?") ?? Needs.NoLibrary("libjxl.so.0.*");
}
