using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Tests.Authorization;

public sealed class MatrixTests
{
    [Fact]
    public async Task Every_route_answers_every_caller_as_the_table_says()
    {
        await using var world = await World.StartAsync();
        var wrong = new List<string>();

        foreach (var (route, row) in RouteTable.Rows)
        {
            var (method, pattern) = (route[..route.IndexOf(' ')], route[(route.IndexOf(' ') + 1)..]);
            var path = row.Path?.Invoke(world) ?? (row.Id is { } id ? pattern.Replace("{id}", id(world), StringComparison.Ordinal) : pattern);
            var got = new string[6];
            // The owner last: what the row is about may be used up by then.
            foreach (var column in (int[])[0, 1, 2, 4, 5, 3])
            {
                using var body = method is "POST" or "PUT" || route is "DELETE /api/v1/me" or "DELETE /api/v1/albums/{id}/photos" ? new StringContent(row.Body, Encoding.UTF8, "application/json") : null;
                var answer = await world.Callers[column].Client.SendContentAsync(new HttpMethod(method), path, body);
                using var message = answer.Message;
                got[column] = ((int)answer.Status).ToString();
            }

            if (string.Join(' ', got) != row.Statuses)
                wrong.Add($"{route}: {string.Join(' ', got)} instead of {row.Statuses}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_route_is_in_the_table_and_every_row_is_a_route()
    {
        await using var server = await TestServer.StartAsync();

        var routes = Routes(server);

        Assert.Empty(routes.Except(RouteTable.Rows.Keys));
        Assert.Empty(RouteTable.Rows.Keys.Except(routes));
    }

    [Fact]
    public async Task A_route_without_a_need_stops_the_start()
    {
        await using var server = await TestServer.StartAsync();
        var unmarked = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Need>() is null);
        Assert.Empty(unmarked);

        var start = () => TestServer.StartAsync(app => ((IEndpointRouteBuilder)app).MapGet("/api/v1/forgotten", () => "anything"));

        await Assert.ThrowsAsync<InvalidOperationException>(start);
    }

    private static List<string> Routes(TestServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}")).Distinct(),
    ];
}
