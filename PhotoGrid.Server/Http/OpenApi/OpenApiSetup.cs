using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PhotoGrid.Access;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Http.OpenApi;

/// <summary>
/// The OpenAPI document, made from the routes when somebody asks for it. Routes name the type of <c>data</c>; what is the same
/// everywhere (envelope, refusals, credentials, Idempotency-Key) is added here. docs/api/openapi.json is its snapshot.
/// </summary>
internal static class OpenApiSetup
{
    private const string Document = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, ct) =>
        {
            Describe(operation, context);
            if (context.Document is { } document && context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiDescription.JsonBody>().LastOrDefault() is { } body)
            {
                document.AddComponent(body.Type.Name, await context.GetOrCreateSchemaAsync(body.Type, null, ct));
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/json"] = new() { Schema = new OpenApiSchemaReference(body.Type.Name, document) },
                    },
                };
            }
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Our converter for times hides from the generator that they are texts.
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type);
            if ((type ?? context.JsonTypeInfo.Type) == typeof(DateTimeOffset))
            {
                schema.Type = type is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = "date-time";
            }

            return Task.CompletedTask;
        });
    });

    public static IEndpointRouteBuilder MapApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").Requires(Need.Nothing);
        return routes;
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = Release.Name,
            Version = Document,
            Description = "Every JSON answer is {status,data,meta} or {status,error,meta}; docs/api has the rest of the contract.",
        };
        document.Servers = []; // The address it was asked at, whatever that is.
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token or an API key." },
            ["cookie"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = SessionCookie.Name,
                Description = "A browser's session; changes need the header X-PhotoGrid: 1 as well.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Meta"] = ApiSchemas.Meta();
        document.Components.Schemas["Refusal"] = ApiSchemas.Refusal();
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Document is not { } document)
            return;
        operation.Responses ??= [];
        foreach (var response in operation.Responses.Values)
        {
            if (response.Content?.TryGetValue("application/json", out var json) == true && json.Schema is { } data)
                json.Schema = ApiSchemas.Success(data, document);
        }

        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A refusal.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchemaReference("Refusal", document) } },
        };
        if (context.Description.HttpMethod == HttpMethods.Post)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "Idempotency-Key", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
                Description = "The same request under the same key within a day is done once.",
            });
        }

        var need = context.Description.ActionDescriptor.EndpointMetadata.OfType<Need>().LastOrDefault();
        if (need is { Kind: not (ResourceKind.Open or ResourceKind.SignedUrl) })
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("cookie", document)] = [] },
            ];
        }
    }
}
