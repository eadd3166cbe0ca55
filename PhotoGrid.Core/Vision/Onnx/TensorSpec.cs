namespace PhotoGrid.Vision.Onnx;

/// <summary>An input or output as the model declares it; -1 is a dimension that may be anything.</summary>
internal sealed record TensorSpec(string Name, ElementType Element, long[] Shape);
