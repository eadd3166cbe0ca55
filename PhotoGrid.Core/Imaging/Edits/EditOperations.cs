using System.Text;
using System.Text.Json;
using PhotoGrid.Foundation;

namespace PhotoGrid.Imaging.Edits;

/// <summary>
/// Edits as the API and the catalog have them: a list of operations. Reading is strict and says what is wrong; writing gives every plan one form:
/// crop, rotate, flip, adjust, filter, each where it does something.
/// </summary>
public static class EditOperations
{
    /// <summary>More than any editor needs: every further turn or flip says nothing new.</summary>
    public const int MaxCount = 50;

    /// <summary>Reads a list that somebody sent.</summary>
    public static Result<EditPlan> Read(JsonElement operations)
    {
        if (operations.ValueKind != JsonValueKind.Array) return Failure.Invalid("operations is a list of edits, such as [{\"type\":\"rotate\",\"degrees\":90}].", "operations");
        if (operations.GetArrayLength() > MaxCount) return Failure.Invalid($"operations has at most {MaxCount} entries.", "operations");
        var reading = new EditReading();
        int index = 0;
        foreach (JsonElement operation in operations.EnumerateArray())
        {
            if (reading.Add(operation) is { } wrong) return Failure.Invalid(wrong, $"operations[{index}]");
            index++;
        }

        return reading.ToPlan();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null is no edit.</summary>
    public static EditPlan? Parse(string? json)
    {
        if (json is null) return null;
        using JsonDocument document = JsonDocument.Parse(json);
        return Read(document.RootElement).Value;
    }

    /// <summary>The one form of a plan; null for the plan that does nothing.</summary>
    public static string? Write(EditPlan plan)
    {
        if (plan == EditPlan.Nothing) return null;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            WriteShape(json, plan);
            WriteAdjust(json, plan.Adjust);
            if (plan.Filter is { } filter) WriteOne(json, "filter", () => json.WriteString("name", filter));
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteShape(Utf8JsonWriter json, EditPlan plan)
    {
        if (plan.Crop != CropBox.Whole)
        {
            WriteOne(json, "crop", () =>
            {
                json.WriteNumber("x", plan.Crop.X);
                json.WriteNumber("y", plan.Crop.Y);
                json.WriteNumber("width", plan.Crop.Width);
                json.WriteNumber("height", plan.Crop.Height);
            });
        }

        // Half a turn and a mirror are together a flip the other way.
        bool upsideDown = plan is { Mirrored: true, Turns: 2 };
        double degrees = EditReading.Degrees((upsideDown ? 0 : plan.Turns * 90) + plan.Straighten);
        if (degrees != 0) WriteOne(json, "rotate", () => json.WriteNumber("degrees", degrees));
        if (plan.Mirrored) WriteOne(json, "flip", () => json.WriteString("axis", upsideDown ? "vertical" : "horizontal"));
    }

    private static void WriteAdjust(Utf8JsonWriter json, Adjustments adjust)
    {
        if (adjust == Adjustments.None) return;
        WriteOne(json, "adjust", () =>
        {
            foreach ((string name, EditReading.Slider slider) in EditReading.Sliders)
            {
                if (slider.Get(adjust) is not 0 and double value) json.WriteNumber(name, value);
            }
        });
    }

    private static void WriteOne(Utf8JsonWriter json, string type, Action fields)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        fields();
        json.WriteEndObject();
    }
}
