using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PhotoGrid.Server.Http.Metrics;

/// <summary>
/// Listens to the framework's own meter and to ours (<see cref="MeterName"/>) and keeps sums, so that /metrics needs no package.
/// Our instruments: counters and histograms are summed by their tags; observable gauges are read when someone asks.
/// </summary>
internal sealed class RequestMetrics : IDisposable
{
    public const string MeterName = "PhotoGrid";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Route, int Status), Sum> _requests = new();
    private readonly ConcurrentDictionary<(string Name, string Kind, string Tags), Sum> _ours = new();

    public RequestMetrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" } || instrument.Meter.Name == MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(Note);
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, state) => Note(instrument, value, tags, state));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, state) => Note(instrument, value, tags, state));
        _listener.Start();
    }

    public IEnumerable<KeyValuePair<(string Route, int Status), Sum>> Requests => _requests;

    /// <summary>Our own instruments, gauges read now.</summary>
    public IEnumerable<KeyValuePair<(string Name, string Kind, string Tags), Sum>> Ours()
    {
        _listener.RecordObservableInstruments();
        return _ours;
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Meter.Name != MeterName)
        {
            var (route, status) = ("", 0);
            foreach (var tag in tags)
            {
                if (tag.Key == "http.route")
                    route = tag.Value as string ?? "";
                else if (tag.Key == "http.response.status_code")
                    status = tag.Value is int code ? code : 0;
            }

            _requests.GetOrAdd((route, status), static _ => new Sum()).Add(value);
            return;
        }

        var text = string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}=\"{tag.Value}\""));
        var kind = instrument is ObservableGauge<long> or ObservableGauge<double> or ObservableGauge<int> ? "gauge" : instrument is Histogram<double> ? "summary" : "counter";
        var sum = _ours.GetOrAdd((instrument.Name, kind, text), static _ => new Sum());
        if (kind == "gauge")
            sum.Set(value);
        else
            sum.Add(value);
    }

    /// <summary>A count and a sum. Torn reads between the two are harmless: a scrape is a sample.</summary>
    internal sealed class Sum
    {
        private long _count;
        private double _total;

        public long Count => Interlocked.Read(ref _count);

        public double Total => Volatile.Read(ref _total);

        public void Add(double value)
        {
            Interlocked.Increment(ref _count);
            double seen;
            do
            {
                seen = Volatile.Read(ref _total);
            }
            while (Interlocked.CompareExchange(ref _total, seen + value, seen).CompareTo(seen) != 0);
        }

        public void Set(double value) => Volatile.Write(ref _total, value);
    }
}
