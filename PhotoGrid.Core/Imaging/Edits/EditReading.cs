using System.Text.Json;

namespace PhotoGrid.Imaging.Edits;

/// <summary>Reads operations one after the other. Turns and flips add up; a crop, an adjustment and a filter are said once.</summary>
internal sealed class EditReading
{
    // A 50,000 pixel side is told to 1/20 of a pixel.
    private const int CropDigits = 6;

    private static readonly HashSet<string> CropFields = ["type", "x", "y", "width", "height"];
    private static readonly HashSet<string> RotateFields = ["type", "degrees"];
    private static readonly HashSet<string> FlipFields = ["type", "axis"];
    private static readonly HashSet<string> FilterFields = ["type", "name"];

    private EditPlan _plan = EditPlan.Nothing;
    private double _degrees;
    private readonly HashSet<string> _said = [];

    internal sealed record Slider(double Least, Func<Adjustments, double> Get, Func<Adjustments, double, Adjustments> Set);

    /// <summary>The sliders by their names on the wire, in the order they are written in.</summary>
    internal static IReadOnlyDictionary<string, Slider> Sliders { get; } = new Dictionary<string, Slider>
    {
        ["brightness"] = new(-100, a => a.Brightness, (a, v) => a with { Brightness = v }),
        ["contrast"] = new(-100, a => a.Contrast, (a, v) => a with { Contrast = v }),
        ["highlights"] = new(-100, a => a.Highlights, (a, v) => a with { Highlights = v }),
        ["shadows"] = new(-100, a => a.Shadows, (a, v) => a with { Shadows = v }),
        ["warmth"] = new(-100, a => a.Warmth, (a, v) => a with { Warmth = v }),
        ["saturation"] = new(-100, a => a.Saturation, (a, v) => a with { Saturation = v }),
        ["sharpness"] = new(0, a => a.Sharpness, (a, v) => a with { Sharpness = v }),
        ["vignette"] = new(0, a => a.Vignette, (a, v) => a with { Vignette = v }),
    };

    /// <summary>The angle between −180 (not included) and 180, to a hundredth.</summary>
    internal static double Degrees(double degrees)
    {
        double rest = Math.Round(degrees % 360, 2);
        return rest > 180 ? Math.Round(rest - 360, 2) : rest <= -180 ? Math.Round(rest + 360, 2) : rest == 0 ? 0 : rest;
    }

    /// <summary>Takes one more operation, or says what is wrong with it.</summary>
    internal string? Add(JsonElement operation)
    {
        if (operation.ValueKind != JsonValueKind.Object || !operation.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String)
            return "An edit is an object with a type: crop, rotate, flip, adjust or filter.";
        string name = type.GetString()!;
        if (name is "crop" or "adjust" or "filter" && !_said.Add(name)) return $"{name} is said once.";
        return name switch
        {
            "crop" => Only(operation, CropFields) ?? Crop(operation),
            "rotate" => Only(operation, RotateFields) ?? Rotate(operation),
            "flip" => Only(operation, FlipFields) ?? Flip(operation),
            "adjust" => Adjust(operation),
            "filter" => Only(operation, FilterFields) ?? Filter(operation),
            _ => "An edit's type is crop, rotate, flip, adjust or filter.",
        };
    }

    internal EditPlan ToPlan()
    {
        // Half-way belongs to the turn nearer to none: 45 degrees are straightened and not turned back.
        int turns = Math.Sign(_degrees) * (int)Math.Ceiling((Math.Abs(_degrees) / 90) - 0.5);
        return _plan with { Turns = ((turns % 4) + 4) % 4, Straighten = Math.Round(_degrees - (turns * 90), 2) };
    }

    private string? Crop(JsonElement operation)
    {
        if (!Number(operation, "x", 0, 1, out double x) || !Number(operation, "y", 0, 1, out double y)
            || !Number(operation, "width", 0, 1, out double width) || !Number(operation, "height", 0, 1, out double height))
        {
            return "A crop has x, y, width and height between 0 and 1.";
        }

        (x, y) = (Math.Round(x, CropDigits), Math.Round(y, CropDigits));
        (width, height) = (Math.Round(width, CropDigits), Math.Round(height, CropDigits));
        if (width == 0 || height == 0) return "A crop keeps something: width and height are above 0.";
        const double Grain = 2e-6;
        if (x + width > 1 + Grain || y + height > 1 + Grain) return "A crop lies within the photo: x + width and y + height are at most 1.";
        _plan = _plan with { Crop = new CropBox(x, y, Math.Min(width, Math.Round(1 - x, CropDigits)), Math.Min(height, Math.Round(1 - y, CropDigits))) };
        return _plan.Crop is { Width: > 0, Height: > 0 } ? null : "A crop keeps something: width and height are above 0.";
    }

    private string? Rotate(JsonElement operation)
    {
        if (!Number(operation, "degrees", -360, 360, out double degrees)) return "degrees is a number between -360 and 360: clockwise, with parts of a degree to straighten.";
        // In a mirror clockwise is the other way.
        _degrees = Degrees(_degrees + (_plan.Mirrored ? -degrees : degrees));
        return null;
    }

    private string? Flip(JsonElement operation)
    {
        string? axis = Text(operation, "axis");
        if (axis is not ("horizontal" or "vertical")) return "axis is horizontal (left becomes right) or vertical (top becomes bottom).";
        _plan = _plan with { Mirrored = !_plan.Mirrored };
        if (axis == "vertical") _degrees = Degrees(_degrees + 180);
        return null;
    }

    private string? Adjust(JsonElement operation)
    {
        var seen = new HashSet<string>();
        Adjustments adjust = Adjustments.None;
        foreach (JsonProperty field in operation.EnumerateObject())
        {
            if (!seen.Add(field.Name)) return $"{field.Name} is said once.";
            if (field.NameEquals("type")) continue;
            if (!Sliders.TryGetValue(field.Name, out Slider? slider)) return $"An adjustment is one of {string.Join(", ", Sliders.Keys)}.";
            if (!Number(operation, field.Name, slider.Least, 100, out double value)) return $"{field.Name} is a number between {slider.Least} and 100.";
            adjust = slider.Set(adjust, Math.Round(value, 2));
        }

        _plan = _plan with { Adjust = adjust };
        return null;
    }

    private string? Filter(JsonElement operation)
    {
        string? name = Text(operation, "name");
        if (name is null || !ColorMatrix.FilterNames.Contains(name)) return $"A filter is one of {string.Join(", ", ColorMatrix.FilterNames)}.";
        _plan = _plan with { Filter = name };
        return null;
    }

    private static string? Only(JsonElement operation, HashSet<string> fields)
    {
        var seen = new HashSet<string>();
        foreach (JsonProperty field in operation.EnumerateObject())
        {
            if (!fields.Contains(field.Name)) return $"This edit has the fields {string.Join(", ", fields)}.";
            if (!seen.Add(field.Name)) return $"{field.Name} is said once.";
        }

        return null;
    }

    private static bool Number(JsonElement operation, string name, double least, double most, out double value)
    {
        value = 0;
        return operation.TryGetProperty(name, out JsonElement field) && field.ValueKind == JsonValueKind.Number && field.TryGetDouble(out value)
            && value >= least && value <= most;
    }

    private static string? Text(JsonElement operation, string name) =>
        operation.TryGetProperty(name, out JsonElement field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
