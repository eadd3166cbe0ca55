using System.Globalization;
using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Edits;

namespace PhotoGrid.Core.Tests.Imaging.Edits;

public class EditOperationsTests
{
    [Theory]
    [InlineData("""[]""", null)]
    [InlineData("""[{"type":"crop","x":0,"y":0,"width":1,"height":1}]""", null)]
    [InlineData("""[{"type":"rotate","degrees":360}]""", null)]
    [InlineData("""[{"type":"rotate","degrees":0.001}]""", null)]
    [InlineData("""[{"type":"adjust"}]""", null)]
    [InlineData("""[{"type":"adjust","brightness":0}]""", null)]
    [InlineData("""[{"type":"flip","axis":"vertical"},{"type":"flip","axis":"vertical"}]""", null)]
    [InlineData("""[{"type":"rotate","degrees":-90}]""", """[{"type":"rotate","degrees":-90}]""")]
    [InlineData("""[{"type":"rotate","degrees":270}]""", """[{"type":"rotate","degrees":-90}]""")]
    [InlineData("""[{"type":"rotate","degrees":-180}]""", """[{"type":"rotate","degrees":180}]""")]
    [InlineData("""[{"type":"rotate","degrees":90},{"type":"rotate","degrees":2.345}]""", """[{"type":"rotate","degrees":92.34}]""")]
    [InlineData("""[{"type":"flip","axis":"vertical"}]""", """[{"type":"flip","axis":"vertical"}]""")]
    [InlineData("""[{"type":"flip","axis":"horizontal"},{"type":"flip","axis":"vertical"}]""", """[{"type":"rotate","degrees":180}]""")]
    [InlineData("""[{"type":"flip","axis":"horizontal"},{"type":"rotate","degrees":90}]""", """[{"type":"rotate","degrees":-90},{"type":"flip","axis":"horizontal"}]""")]
    [InlineData("""[{"type":"filter","name":"mono"},{"type":"crop","x":0.25,"y":0,"width":0.5,"height":1}]""",
        """[{"type":"crop","x":0.25,"y":0,"width":0.5,"height":1},{"type":"filter","name":"mono"}]""")]
    [InlineData("""[{"type":"adjust","vignette":20,"warmth":-3.5,"contrast":0}]""", """[{"type":"adjust","warmth":-3.5,"vignette":20}]""")]
    public void Every_edit_has_one_form(string sent, string? kept)
    {
        Assert.Equal(kept, EditOperations.Write(Read(sent).Value));
    }

    [Theory]
    [InlineData("""{}""", "list")]
    [InlineData("""[7]""", "type")]
    [InlineData("""[{"type":7}]""", "type")]
    [InlineData("""[{"type":"blur"}]""", "crop, rotate, flip, adjust or filter")]
    [InlineData("""[{"type":"crop","x":0,"y":0,"width":1}]""", "between 0 and 1")]
    [InlineData("""[{"type":"crop","x":-0.1,"y":0,"width":1,"height":1}]""", "between 0 and 1")]
    [InlineData("""[{"type":"crop","x":0.6,"y":0,"width":0.6,"height":1}]""", "within the photo")]
    [InlineData("""[{"type":"crop","x":0,"y":0,"width":0,"height":1}]""", "above 0")]
    [InlineData("""[{"type":"crop","x":1,"y":0,"width":0.000001,"height":1}]""", "above 0")]
    [InlineData("""[{"type":"crop","x":0,"y":0,"width":1,"height":1,"z":2}]""", "fields")]
    [InlineData("""[{"type":"crop","x":0,"y":0,"width":0.5,"height":0.5},{"type":"crop","x":0,"y":0,"width":0.5,"height":0.5}]""", "said once")]
    [InlineData("""[{"type":"rotate","degrees":"90"}]""", "degrees")]
    [InlineData("""[{"type":"rotate","degrees":361}]""", "degrees")]
    [InlineData("""[{"type":"rotate","degrees":1e400}]""", "degrees")]
    [InlineData("""[{"type":"flip"}]""", "axis")]
    [InlineData("""[{"type":"flip","axis":"diagonal"}]""", "axis")]
    [InlineData("""[{"type":"adjust","gamma":3}]""", "brightness")]
    [InlineData("""[{"type":"adjust","brightness":101}]""", "between -100 and 100")]
    [InlineData("""[{"type":"adjust","sharpness":-1}]""", "between 0 and 100")]
    [InlineData("""[{"type":"adjust","brightness":1,"brightness":2}]""", "said once")]
    [InlineData("""[{"type":"filter","name":"Mono"}]""", "mono")]
    [InlineData("""[{"type":"filter"}]""", "filter")]
    public void What_is_wrong_is_said(string sent, string sentence)
    {
        Result<EditPlan> plan = Read(sent);

        Assert.Equal((FailureKind.Invalid, "VALIDATION_FAILED"), (plan.Failure!.Kind, plan.Failure.Code));
        Assert.Contains(sentence, plan.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_edits_are_read_and_fifty_one_are_not()
    {
        string Turns(int count) => $"[{string.Join(',', Enumerable.Repeat("""{"type":"rotate","degrees":90}""", count))}]";

        Assert.Equal("""[{"type":"rotate","degrees":180}]""", EditOperations.Write(Read(Turns(50)).Value));
        Assert.Equal("VALIDATION_FAILED", Read(Turns(51)).Failure?.Code);
    }

    // Where a point of the picture ends up, by doing one operation after the other, is where the one form puts it.
    [Fact]
    public void Turns_and_flips_in_any_order_end_where_they_would_one_by_one()
    {
        var random = new Random(5);
        for (int round = 0; round < 500; round++)
        {
            var sent = new List<string>();
            (double x, double y) = (0.3, 0.1);
            for (int i = random.Next(6); i > 0; i--)
            {
                if (random.Next(2) == 0)
                {
                    double degrees = random.Next(2) == 0 ? 90 * random.Next(-4, 5) : Math.Round((random.NextDouble() * 720) - 360, 1);
                    sent.Add(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"rotate","degrees":{{degrees}}}"""));
                    (x, y) = Turn(x, y, degrees);
                }
                else
                {
                    bool across = random.Next(2) == 0;
                    sent.Add($$"""{"type":"flip","axis":"{{(across ? "horizontal" : "vertical")}}"}""");
                    (x, y) = across ? (-x, y) : (x, -y);
                }
            }

            EditPlan plan = Read($"[{string.Join(',', sent)}]").Value;
            (double atX, double atY) = Turn(0.3, 0.1, plan.Straighten + (plan.Turns * 90));
            if (plan.Mirrored) atX = -atX;

            Assert.Equal((x, y), (atX, atY), Near.Points);
            Assert.InRange(plan.Straighten, -45, 45);
            Assert.InRange(plan.Turns, 0, 3);
            Assert.Equal(plan, EditOperations.Parse(EditOperations.Write(plan)) ?? EditPlan.Nothing);
        }
    }

    [Fact]
    public void A_frame_never_leaves_the_photo_and_keeps_its_shape_and_its_middle()
    {
        var random = new Random(6);
        for (int round = 0; round < 2_000; round++)
        {
            (int width, int height) = (random.Next(1, 6_000), random.Next(1, 6_000));
            (double x, double y) = (random.NextDouble() * 0.9, random.NextDouble() * 0.9);
            var crop = new CropBox(x, y, (1 - x) * (0.01 + (random.NextDouble() * 0.99)), (1 - y) * (0.01 + (random.NextDouble() * 0.99)));
            var plan = new EditPlan { Crop = crop, Straighten = random.Next(3) == 0 ? 0 : (random.NextDouble() * 90) - 45 };

            EditFrame frame = EditFrame.Of(plan, width, height);

            (double sin, double cos) = Math.SinCos(Math.Abs(frame.Degrees) * Math.PI / 180);
            (double reachX, double reachY) = (((frame.Width * cos) + (frame.Height * sin)) / 2, ((frame.Width * sin) + (frame.Height * cos)) / 2);
            Assert.True(frame.CenterX - reachX > -1e-6 && frame.CenterX + reachX < width + 1e-6, $"{plan} in {width}×{height}");
            Assert.True(frame.CenterY - reachY > -1e-6 && frame.CenterY + reachY < height + 1e-6, $"{plan} in {width}×{height}");
            if (frame.Degrees != 0) Assert.Equal(crop.Width * width / (crop.Height * height), frame.Width / frame.Height, 1e-6 * (frame.Width / frame.Height));
            Assert.True(plan.SizeOf(width, height) is { Width: > 0, Height: > 0 });
        }
    }

    [Fact]
    public void Tones_rise_everywhere_and_black_and_white_stay_without_warmth()
    {
        var random = new Random(7);
        for (int round = 0; round < 500; round++)
        {
            double Slider() => random.Next(4) == 0 ? 100 * (random.Next(2) * 2 - 1) : (random.NextDouble() * 200) - 100;
            var adjust = new Adjustments { Brightness = Slider(), Contrast = Slider(), Warmth = random.Next(2) == 0 ? 0 : Slider() };
            adjust = random.Next(2) == 0 ? adjust with { Highlights = Slider() } : adjust with { Shadows = Slider() };

            float[] curve = ToneCurve.Of(adjust)!;

            for (int i = 3; i < curve.Length; i++) Assert.True(curve[i] >= curve[i - 3] - 1e-4, $"{adjust} falls at {i / 3}");
            Assert.All(curve, value => Assert.InRange(value, 0, 255));
            if (adjust.Warmth == 0) Assert.Equal((0f, 255f), (curve[0], curve[^1]), Near.Floats);
        }
    }

    private static Result<EditPlan> Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return EditOperations.Read(document.RootElement);
    }

    private static (double X, double Y) Turn(double x, double y, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return ((cos * x) - (sin * y), (sin * x) + (cos * y));
    }

    private static class Near
    {
        internal static readonly IEqualityComparer<(double X, double Y)> Points = new Alike<(double X, double Y)>((a, b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-3);
        internal static readonly IEqualityComparer<(float A, float B)> Floats = new Alike<(float A, float B)>((a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) < 1e-3);

        internal sealed class Alike<T>(Func<T, T, bool> same) : IEqualityComparer<T>
        {
            public bool Equals(T? x, T? y) => same(x!, y!);

            public int GetHashCode(T obj) => 0;
        }
    }
}
