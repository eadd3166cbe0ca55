using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Core.Tests.Vision.Support;
using PhotoGrid.Foundation;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Embeddings;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Core.Tests.Vision;

/// <summary>A pack in the shape of CLIP, made here, goes the whole way: added, tried, and asked for pictures and words.</summary>
public class TowerTests
{
    // "c a" and so on: parts that are joined, best first.
    private const string Merges = "#version: 0.2\nc a\nca t</w>\nd o\ndo g</w>\n";

    [ModelFact]
    public async Task A_pack_of_two_halves_embeds_pictures_and_words()
    {
        await using var world = new VisionWorld();
        string folder = world.NewFolder("clip");
        TinyOnnx.WritePack(folder, "clip", Merges);

        Result<ModelManifest> added = await world.Install.RunAsync(folder, CancellationToken.None);

        Assert.True(added.Ok, added.Failure?.Message);
        Assert.True(world.Registry.Models.HasMeaning);
        SeenPhoto seen = await world.LookAsync(TestImages.Plain("pngsave_target", 200, 100, 50), VisionTask.Meaning);
        IsNear([(200 - 122.77f) / 68.5f, (100 - 116.75f) / 66.63f, (50 - 104.09f) / 70.32f], seen.Joint!);
        float[] words = (await world.Pool.EmbedAsync("Cat dog 7", CancellationToken.None)).Value!;
        // 512 letters, four merges: "cat" is 513, "dog" 515, "7" as a whole word is letter 22 of the marked ones; begin 516, end 517.
        IsNear([516, 513, 515, 256 + 22, 517, .. new float[72]], words);
    }

    [Fact]
    public void Words_become_the_tokens_of_the_merges_and_what_is_too_long_is_cut()
    {
        var tokenizer = new BpeTokenizer(Merges.Split('\n'));

        long[] tokens = tokenizer.Encode("cats", 5), cut = tokenizer.Encode("a b c d e", 4);

        // "ca" 512, t 83, s</w>: the letters are ! to ~ first, so t is 84th and s the 83rd of the marked ones.
        Assert.Equal([516, 512, 't' - '!', 256 + 's' - '!', 517], tokens);
        Assert.Equal((4, 516, 517), (cut.Length, cut[0], cut[^1]));
    }

    private static void IsNear(float[] rows, float[] got)
    {
        var expected = new float[TinyOnnx.Dims];
        for (int i = 0; i < expected.Length; i++)
        {
            for (int row = 0; row < rows.Length; row++) expected[i] += rows[row] * TinyOnnx.Weight(row, i);
        }

        Vectors.MakeUnit(expected);
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < expected.Length; i++) Assert.InRange(got[i], expected[i] - 1e-3f, expected[i] + 1e-3f);
    }
}
