using System.Globalization;
using System.Text;

namespace PhotoGrid.Imaging.Vips;

/// <summary>
/// One call of a libvips operation: name it, set its arguments, build it once. Goes the way without variable
/// arguments, which .NET can't call; every reference it makes is dropped when it is disposed.
/// </summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private VipsHandle? _operation;

    internal VipsOperation(string name)
    {
        IntPtr created = VipsNative.vips_operation_new(name);
        if (created == IntPtr.Zero) throw VipsException.Take();
        _operation = new VipsHandle(created);
    }

    private VipsHandle Operation => _operation ?? throw new InvalidOperationException("The operation was built.");

    /// <summary>Sets a number, an enumeration by its nick, or text.</summary>
    internal VipsOperation Set(string name, string value)
    {
        if (VipsNative.vips_object_set_argument_from_string(Operation, name, value) != 0) throw VipsException.Take();
        return this;
    }

    internal VipsOperation Set(string name, int value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a list of numbers.</summary>
    internal VipsOperation Set(string name, params ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        foreach (double value in values) text.Append(CultureInfo.InvariantCulture, $"{value:R} ");
        return Set(name, text.ToString());
    }

    internal VipsOperation Set(string name, bool value) => Set(name, value ? "true" : "false");

    internal VipsOperation Set(string name, VipsImage image) => SetObject(name, image, VipsNative.vips_image_get_type());

    internal VipsOperation Set(string name, VipsSource source) => SetObject(name, source, VipsNative.vips_source_get_type());

    internal VipsOperation Set(string name, VipsTarget target) => SetObject(name, target, VipsNative.vips_target_get_type());

    /// <summary>Runs the operation and returns its image.</summary>
    internal VipsImage BuildImage()
    {
        IntPtr built = Build();
        try
        {
            GValue value = default;
            VipsNative.g_value_init(&value, VipsNative.vips_image_get_type());
            VipsNative.g_object_get_property(built, "out", &value);
            IntPtr image = VipsNative.g_value_dup_object(&value);
            VipsNative.g_value_unset(&value);
            return new VipsImage(image);
        }
        finally
        {
            Release(built);
        }
    }

    /// <summary>Runs an operation that has no result, such as a save.</summary>
    internal void Run() => Release(Build());

    public void Dispose() => _operation?.Dispose();

    private static void Release(IntPtr built)
    {
        VipsNative.vips_object_unref_outputs(built);
        VipsNative.g_object_unref(built);
    }

    private IntPtr Build()
    {
        VipsHandle operation = Operation;
        IntPtr built = operation.DangerousGetHandle();
        // On success the reference moves into `built`, which may be another object; on failure it stays ours.
        if (VipsNative.vips_cache_operation_buildp(&built) != 0)
        {
            VipsNative.vips_object_unref_outputs(operation.DangerousGetHandle());
            throw VipsException.Take();
        }

        operation.SetHandleAsInvalid();
        _operation = null;
        return built;
    }

    private VipsOperation SetObject(string name, VipsHandle handle, nuint type)
    {
        GValue value = default;
        VipsNative.g_value_init(&value, type);
        VipsNative.g_value_set_object(&value, handle);
        VipsNative.g_object_set_property(Operation, name, &value);
        VipsNative.g_value_unset(&value);
        return this;
    }
}
