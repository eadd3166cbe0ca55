using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>Colour profiles written by hand, so that what comes of them can be computed by hand: three colours, or grey, and one gamma.</summary>
internal sealed record IccProfile(double Gamma, double[]? Red = null, double[]? Green = null, double[]? Blue = null)
{
    // Colorants adapted to D50, from the spaces' specifications.
    internal static readonly IccProfile AdobeRgb = new(2.19921875, [0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]);
    internal static readonly IccProfile DisplayP3 = new(2.2, [0.51512, 0.24120, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]);
    internal static readonly IccProfile ProPhoto = new(1.8, [0.79767, 0.28804, 0], [0.13519, 0.71188, 0], [0.03134, 0.00009, 0.82491]);
    internal static readonly IccProfile Gray = new(1.8);

    private static readonly double[,] ToLinearSrgb =
    {
        { 3.1338561, -1.6168667, -0.4906146 }, { -0.9787684, 1.9161415, 0.0334540 }, { 0.0719453, -0.2289914, 1.4052427 },
    };

    /// <summary>What a colour of this space is in sRGB, by arithmetic; what sRGB does not have is cut off.</summary>
    internal byte[] ToSrgb(params byte[] color)
    {
        double[] linear = [.. color.Select(value => Math.Pow(value / 255.0, Gamma))];
        if (Red is null) return [.. Enumerable.Repeat(Encode(linear[0]), 3)];
        var result = new byte[3];
        for (int channel = 0; channel < 3; channel++)
        {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++)
                sum += ToLinearSrgb[channel, axis] * ((Red[axis] * linear[0]) + (Green![axis] * linear[1]) + (Blue![axis] * linear[2]));
            result[channel] = Encode(sum);
        }

        return result;
    }

    /// <summary>The profile as it is embedded.</summary>
    internal byte[] ToBytes()
    {
        var tags = new List<(string Name, byte[] Content)>
        {
            ("desc", [.. "desc"u8, 0, 0, 0, 0, .. Number(5), .. "Test\0"u8, .. new byte[78]]),
            ("cprt", [.. "text"u8, 0, 0, 0, 0, .. "None\0"u8]),
            ("wtpt", Xyz([0.9642, 1, 0.8249])),
        };
        byte[] curve = [.. "curv"u8, 0, 0, 0, 0, .. Number(1), (byte)((int)(Gamma * 256) >> 8), (byte)(Gamma * 256)];
        if (Red is null) tags.Add(("kTRC", curve));
        else tags.AddRange([("rXYZ", Xyz(Red)), ("gXYZ", Xyz(Green!)), ("bXYZ", Xyz(Blue!)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve)]);

        var table = new List<byte>(Number(tags.Count));
        var contents = new List<byte>();
        foreach ((string name, byte[] content) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Number(128 + 4 + (12 * tags.Count) + contents.Count), .. Number(content.Length)]);
            contents.AddRange([.. content, .. new byte[(4 - (content.Length % 4)) % 4]]);
        }

        byte[] profile = [.. new byte[128], .. table, .. contents];
        Number(profile.Length).CopyTo(profile, 0);
        Number(0x02100000).CopyTo(profile, 8);
        Encoding.ASCII.GetBytes("mntr" + (Red is null ? "GRAY" : "RGB ") + "XYZ ").CopyTo(profile, 12);
        "acsp"u8.CopyTo(profile.AsSpan(36));
        Fixed([0.9642, 1, 0.8249]).CopyTo(profile, 68);
        return profile;
    }

    private static byte Encode(double linear)
    {
        linear = Math.Clamp(linear, 0, 1);
        double encoded = linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(encoded * 255);
    }

    private static byte[] Xyz(double[] values) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(values)];

    private static byte[] Fixed(double[] values) => [.. values.SelectMany(value => Number((int)Math.Round(value * 65536)))];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
