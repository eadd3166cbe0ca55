namespace PhotoGrid.Vision.Onnx;

/// <summary>What a tensor is made of, by ONNX Runtime's numbers; those that our models use.</summary>
internal enum ElementType
{
    Float = 1,
    UInt8 = 2,
    Int32 = 6,
    Int64 = 7,
}
