namespace PhotoGrid.Web.Tests.Pictures;

/// <summary>Paints landscapes from a seed: sky, sun, ridges in haze, water. Every seed is another place at another hour.</summary>
internal static class Landscape
{
    private static readonly (int Width, int Height)[] Shapes = [(480, 320), (480, 360), (320, 480), (480, 320), (512, 288), (360, 480), (400, 400), (480, 320), (640, 256)];

    public static byte[] Photo(int seed, DateTime takenAt)
    {
        var (width, height) = Shapes[seed % Shapes.Length];
        return Jpeg.Encode(Paint(seed, width, height), width, height, Exif.Segment(takenAt));
    }

    public static byte[] Paint(int seed, int width, int height)
    {
        var random = new Random(seed);
        var hour = random.NextDouble();
        var high = Mix((0.16, 0.36, 0.66), (0.20, 0.16, 0.36), hour);
        var low = Mix((0.78, 0.88, 0.94), (0.98, 0.66, 0.42), hour);
        var ground = Mix((0.18, 0.34, 0.20), (0.30, 0.18, 0.20), random.NextDouble());
        var sun = (X: random.NextDouble() * width, Y: height * (0.15 + (random.NextDouble() * 0.35)), Radius: height * (0.03 + (random.NextDouble() * 0.04)));
        var horizon = height * (0.5 + (random.NextDouble() * 0.18));
        var hasWater = random.Next(3) > 0;
        var ridges = Enumerable.Range(0, 4 + random.Next(2)).Select(_ => new Ridge(random)).ToArray();
        var pixels = new byte[width * height * 3];
        for (var x = 0; x < width; x++)
        {
            var tops = ridges.Select((ridge, i) => horizon - (height * 0.24 * (1 - (i / (double)ridges.Length))) + (ridge.At(x / (double)width) * height * 0.11)).ToArray();
            for (var y = 0; y < height; y++)
            {
                var color = hasWater && y > height * 0.84
                    ? Mix(Sky(high, low, 1 - ((y - (height * 0.84)) / (height * 0.16)), sun, x, horizon - ((y - horizon) * 0.5)), ground, 0.35 + (0.12 * Math.Sin((y * 1.7) + (Math.Sin(x * 0.05) * 2))))
                    : Sky(high, low, y / horizon, sun, x, y);
                for (var i = 0; i < ridges.Length; i++)
                {
                    if (y > tops[i] && !(hasWater && y > height * 0.84)) color = Mix(Mix(low, ground, 0.25 + (0.75 * (i + 1) / ridges.Length)), (0, 0, 0), Math.Min(0.35, (y - tops[i]) / height * 0.5));
                }

                var grain = (random.NextDouble() - 0.5) * 0.025;
                var at = ((y * width) + x) * 3;
                pixels[at] = Byte(color.R + grain);
                pixels[at + 1] = Byte(color.G + grain);
                pixels[at + 2] = Byte(color.B + grain);
            }
        }

        return pixels;
    }

    private static (double R, double G, double B) Sky((double R, double G, double B) high, (double R, double G, double B) low, double down, (double X, double Y, double Radius) sun, double x, double y)
    {
        var distance = Math.Sqrt(Math.Pow(x - sun.X, 2) + Math.Pow(y - sun.Y, 2));
        var glow = distance < sun.Radius ? 1 : Math.Exp(-(distance - sun.Radius) / (sun.Radius * 3)) * 0.6;
        return Mix(Mix(high, low, Math.Clamp(down, 0, 1)), (1, 0.96, 0.84), glow);
    }

    private static (double R, double G, double B) Mix((double R, double G, double B) one, (double R, double G, double B) other, double part) =>
        (one.R + ((other.R - one.R) * part), one.G + ((other.G - one.G) * part), one.B + ((other.B - one.B) * part));

    private static byte Byte(double value) => (byte)Math.Clamp((int)Math.Round(value * 255), 0, 255);

    private sealed class Ridge(Random random)
    {
        private readonly (double Frequency, double Phase, double Height)[] _waves =
            [.. new[] { 1.3, 3.1, 7.7, 17 }.Select(frequency => (frequency * (0.7 + (random.NextDouble() * 0.6)), random.NextDouble() * 7, 1 / Math.Pow(frequency, 0.75)))];

        public double At(double x) => _waves.Sum(wave => Math.Sin((x * wave.Frequency * 6.283) + wave.Phase) * wave.Height) * 0.7;
    }
}
