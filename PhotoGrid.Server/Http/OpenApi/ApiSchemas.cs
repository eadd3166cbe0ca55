using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace PhotoGrid.Server.Http.OpenApi;

/// <summary>The envelope as schemas.</summary>
internal static class ApiSchemas
{
    public static OpenApiSchema Success(IOpenApiSchema data, OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "status", "data", "meta" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["status"] = Constant("success"),
            ["data"] = data,
            ["meta"] = new OpenApiSchemaReference("Meta", document),
        },
    };

    public static OpenApiSchema Meta() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "requestId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["requestId"] = Text(),
            ["total"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "On lists." },
        },
    };

    public static OpenApiSchema Refusal() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "status", "error", "meta" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["status"] = Constant("error"),
            ["error"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "code", "message", "details" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["code"] = Text(),
                    ["message"] = Text(),
                    ["details"] = new OpenApiSchema { Type = JsonSchemaType.Object },
                },
            },
            ["meta"] = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["requestId"] = Text() } },
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Constant(string word) => new() { Type = JsonSchemaType.String, Enum = [JsonValue.Create(word)] };
}
