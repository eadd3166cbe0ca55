using PhotoGrid.Core.Tests.Vision.Support;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Core.Tests.Vision;

public class TextTests
{
    private static readonly string[] Lines =
    [
        "Lidl Sagt Danke", "Summe EUR 23,47", "Invoice No. 2024-0817", "Boarding pass LH 438", "Gate B22 closes 10:35", "Rindfleisch 1,2 kg", "Departure: Platform 7",
        "Happy birthday Anna!", "Main Street 1200", "Total: $118.90", "Open Monday to Friday", "Please do not disturb", "Wi-Fi password: 7h3q", "Emergency exit",
        "Speed limit 80 km/h", "Bitte nicht stören", "Chapter 12: The River", "www.example.org", "Best before 03/2027", "Platform 9 to London", "Fresh bread daily",
        "Receipt 000451", "Thank you for your visit", "Table for four",
    ];

    [ModelFact("ocr")]
    public async Task Of_printed_lines_95_of_100_letters_are_read()
    {
        await using var world = new VisionWorld(packs: Models.PackFolder("ocr"));
        (int letters, int wrong) = (0, 0);
        var misread = new List<string>();
        for (int i = 0; i < Lines.Length; i += 4)
        {
            string[] page = Lines[i..(i + 4)];
            SeenPhoto seen = await world.LookAsync(Print(page, i), VisionTask.Text);
            string expected = Plain(string.Concat(page)), got = Plain(string.Concat(seen.Lines.Select(line => line.Text)));
            int off = Distance(expected, got);
            (letters, wrong) = (letters + expected.Length, wrong + off);
            if (off > 0) misread.Add($"{expected} read as {got}");
        }

        Assert.True(wrong <= letters * 0.05, $"{wrong} of {letters}: {string.Join("; ", misread)}");
    }

    [ModelFact("ocr")]
    public async Task A_line_stands_where_it_was_printed_and_an_empty_page_has_none()
    {
        await using var world = new VisionWorld(packs: Models.PackFolder("ocr"));

        SeenPhoto page = await world.LookAsync(Print(["Emergency exit"], 0), VisionTask.Text), empty = await world.LookAsync(Print([], 0), VisionTask.Text);

        SeenLine line = Assert.Single(page.Lines);
        // Printed from (60, 60) on a page of 900 × 640.
        Assert.InRange(line.Corners[0], 0.03, 0.09);
        Assert.InRange(line.Corners[1], 0.05, 0.12);
        Assert.True(line.Corners[2] > line.Corners[0] && line.Corners[5] > line.Corners[1]);
        Assert.Empty(empty.Lines);
    }

    // Black on white in three families, one below the other.
    private static byte[] Print(string[] lines, int seed)
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        string[] fonts = ["DejaVu Sans 24", "DejaVu Serif 22", "DejaVu Sans Mono 20"];
        var samples = new byte[900 * 640];
        Array.Fill(samples, (byte)245);
        for (int i = 0; i < lines.Length; i++)
        {
            using var operation = new VipsOperation("text");
            using VipsImage mask = operation.Set("text", lines[i]).Set("font", fonts[(seed + i) % fonts.Length]).Set("dpi", 110).BuildImage();
            byte[] ink = mask.Samples();
            for (int y = 0; y < mask.Height; y++)
            {
                for (int x = 0; x < mask.Width && x < 820; x++)
                    samples[((60 + (i * 130) + y) * 900) + 60 + x] = (byte)(245 - (ink[(y * mask.Width) + x] * 225 / 255));
            }
        }

        var rgb = new byte[samples.Length * 3];
        for (int i = 0; i < rgb.Length; i++) rgb[i] = samples[i / 3];
        using VipsImage raw = VipsImage.FromSamples(rgb, 900, 640, 3);
        using VipsImage picture = raw.Call("copy").Set("interpretation", "srgb").BuildImage();
        return Encoder.Encode(picture, RenditionFormat.WebP);
    }

    // Spaces between words get lost, which search makes up for.
    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
