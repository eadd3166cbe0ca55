using System.Diagnostics;
using System.Globalization;
using System.Text;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Http.Metrics;

/// <summary>/metrics in Prometheus' text format: requests by route and status, our own instruments, the process.</summary>
internal static class MetricsEndpoints
{
    public static IEndpointRouteBuilder MapMetricsEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics", (RequestMetrics metrics) => TypedResults.Text(Render(metrics), "text/plain; version=0.0.4; charset=utf-8"))
            .Requires(Need.Nothing).ExcludeFromDescription();
        return routes;
    }

    private static string Render(RequestMetrics metrics)
    {
        var text = new StringBuilder(4096);
        text.Append("# TYPE http_requests_total counter\n");
        var requests = metrics.Requests.OrderBy(r => r.Key.Route, StringComparer.Ordinal).ThenBy(r => r.Key.Status).ToList();
        foreach (var ((route, status), sum) in requests)
            Line(text, "http_requests_total", $"route=\"{route}\",status=\"{status}\"", sum.Count);
        text.Append("# TYPE http_request_duration_seconds summary\n");
        foreach (var ((route, status), sum) in requests)
        {
            Line(text, "http_request_duration_seconds_sum", $"route=\"{route}\",status=\"{status}\"", sum.Total);
            Line(text, "http_request_duration_seconds_count", $"route=\"{route}\",status=\"{status}\"", sum.Count);
        }

        foreach (var group in metrics.Ours().GroupBy(one => (Name: one.Key.Name.Replace('.', '_'), one.Key.Kind)).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key.Name} {group.Key.Kind}\n");
            foreach (var ((_, kind, tags), sum) in group)
            {
                if (kind == "summary")
                {
                    Line(text, group.Key.Name + "_sum", tags, sum.Total);
                    Line(text, group.Key.Name + "_count", tags, sum.Count);
                }
                else
                {
                    Line(text, group.Key.Name, tags, sum.Total);
                }
            }
        }

        using var process = Process.GetCurrentProcess();
        Gauge(text, "process_resident_memory_bytes", process.WorkingSet64);
        Gauge(text, "process_cpu_seconds_total", process.TotalProcessorTime.TotalSeconds);
        Gauge(text, "process_threads", process.Threads.Count);
        Gauge(text, "process_start_time_seconds", new DateTimeOffset(process.StartTime).ToUnixTimeSeconds());
        Gauge(text, "dotnet_gc_heap_bytes", GC.GetTotalMemory(false));
        return text.ToString();
    }

    private static void Gauge(StringBuilder text, string name, double value)
    {
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(name.EndsWith("_total", StringComparison.Ordinal) ? "counter" : "gauge")}\n");
        Line(text, name, "", value);
    }

    private static void Line(StringBuilder text, string name, string tags, double value) =>
        text.Append(name).Append(tags.Length == 0 ? "" : $"{{{tags}}}").Append(CultureInfo.InvariantCulture, $" {value}\n");
}
