using PhotoGrid.Imaging;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Metrics;

if (DecodeWorker.IsAskedFor(args))
    return await DecodeWorker.RunAsync(args);

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddHttp();

var app = builder.Build();
app.UseHttp();

app.MapGet("/healthz", () => "ok");
app.MapMetricsEndpoints();

app.Run();
return 0;
