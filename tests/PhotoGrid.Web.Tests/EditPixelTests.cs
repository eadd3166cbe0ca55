using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The editor's preview is what the server makes: both are compared pixel by pixel, in the browser, drawn by the graphics card and by hand.</summary>
public sealed class EditPixelTests(Browser browser) : IClassFixture<Browser>
{
    // Of 255. Measured: 0.000 for colours alone, 0.3 to 0.5 where a picture is straightened (libvips counts 64 places between two pixels).
    private const double MeanLimit = 1.5;

    private static readonly string[] Plans =
    [
        """[{"type":"adjust","brightness":25,"contrast":30,"highlights":-60,"shadows":45,"warmth":40,"saturation":35}]""",
        """[{"type":"crop","x":0.12,"y":0.2,"width":0.7,"height":0.55},{"type":"rotate","degrees":94.2},{"type":"flip","axis":"horizontal"},{"type":"adjust","brightness":-30,"vignette":70},{"type":"filter","name":"fade"}]""",
        """[{"type":"rotate","degrees":-7.3},{"type":"adjust","sharpness":60,"warmth":-35},{"type":"filter","name":"vivid"}]""",
        """[{"type":"crop","x":0,"y":0.31,"width":0.43,"height":0.69},{"type":"rotate","degrees":180},{"type":"filter","name":"sepia"}]""",
    ];

    [BrowserFact]
    public async Task On_a_painted_picture_of_every_colour()
    {
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        await visitor.SetUpAsync();
        var number = await visitor.Page.EvaluateAsync<int>(Paint);

        await CompareAsync(visitor, number, most: 12);
    }

    [CorpusFact]
    public async Task On_real_photos()
    {
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        await visitor.SetUpAsync();
        foreach (var name in (string[])["exif-orientation-examples/Landscape_6.jpg", "metadata-extractor-images/jpg/Canon PowerShot A20.jpg"])
        {
            var base64 = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(CorpusFactAttribute.Corpus, name)));
            var number = await visitor.Page.EvaluateAsync<int>(Copy, base64);

            await CompareAsync(visitor, number, most: 12);
        }
    }

    private static async Task CompareAsync(Visitor visitor, int number, int most)
    {
        var page = visitor.Page;
        var told = new List<string>();
        var failed = false;
        foreach (var (plan, byHand) in Plans.Select((plan, i) => (plan, i)).SelectMany(p => p.i < 2 ? [(p.plan, false), (p.plan, true)] : (IEnumerable<(string, bool)>)[(p.plan, false)]))
        {
            await page.EvaluateAsync($"([number, operations, byHand]) => ({Put})(number, operations, byHand)", new object[] { number, plan, byHand });
            await page.GotoAsync($"/photo/{number}");
            await Expect(visitor.Viewer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Edit", Exact = true }).First).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("e");
            await EditorTests.DrawnAsync(page);
            var found = await page.EvaluateAsync<JsonElement>(Difference, number);
            var mean = found.GetProperty("mean").GetDouble();
            var worst = found.GetProperty("most").GetInt32();
            told.Add($"{found.GetProperty("how").GetString()} {found.GetProperty("size").GetString()}: mean {mean:0.000}, most {worst}, {plan}");
            failed |= mean > MeanLimit || worst > most || found.GetProperty("how").GetString() != (byHand ? "2d" : "webgl2");
        }

        Assert.False(failed, string.Join('\n', told));
        if (Environment.GetEnvironmentVariable("PHOTOGRID_TELL") is { } file) await File.AppendAllLinesAsync(file, told);
    }

    private const string Upload =
        """
        async (blob, name) => {
          const form = new FormData();
          form.append('file', blob, name);
          const answer = await fetch('/api/v1/photos/upload', { method: 'POST', body: form, headers: { 'X-PhotoGrid': '1' } });
          const { number } = (await answer.json()).data.results[0].photo;
          for (;;) {
            const photo = (await (await fetch(`/api/v1/photos/by-number/${number}`)).json()).data;
            if (photo.processing !== 'pending') return number;
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        }
        """;

    // A real photo as a PNG: the files of both sides are then without loss, and what is compared is what is computed.
    private const string Copy =
        $$"""
        async (base64) => {
          const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          canvas.getContext('2d').drawImage(picture, 0, 0);
          const upload = {{Upload}};
          return upload(await canvas.convertToBlob({ type: 'image/png' }), 'copy.png');
        }
        """;

    // Ramps of every hue, edges, a ring, and a little grain, as a PNG.
    private const string Paint =
        $$"""
        async () => {
          const [width, height] = [900, 640];
          const canvas = new OffscreenCanvas(width, height);
          const context = canvas.getContext('2d');
          const image = context.createImageData(width, height);
          let grain = 1;
          for (let y = 0; y < height; y++) {
            for (let x = 0; x < width; x++) {
              grain = (grain * 48271) % 2147483647;
              const noise = (grain % 9) - 4;
              const hue = (x / width) * 6;
              const light = y / height;
              const channel = (shift) => 255 * light * (1 - 0.8 * Math.max(0, Math.min(1, Math.abs(((hue + shift) % 6) - 3) - 1)));
              image.data.set([channel(0) + noise, channel(2) + noise, channel(4) + noise, 255], (y * width + x) * 4);
            }
          }
          context.putImageData(image, 0, 0);
          context.fillStyle = '#101418';
          context.fillRect(80, 90, 220, 140);
          context.fillStyle = '#f4efe2';
          context.fillRect(560, 330, 240, 180);
          context.lineWidth = 24;
          context.strokeStyle = '#3a6ea5';
          context.beginPath();
          context.arc(450, 320, 150, 0, 7);
          context.stroke();
          const upload = {{Upload}};
          return upload(await canvas.convertToBlob({ type: 'image/png' }), 'painted.png');
        }
        """;

    private const string Put =
        """
        async (number, operations, byHand) => {
          if (byHand) sessionStorage.setItem('photogrid.render', 'cpu');
          else sessionStorage.removeItem('photogrid.render');
          const { id } = (await (await fetch(`/api/v1/photos/by-number/${number}`)).json()).data;
          const answer = await fetch(`/api/v1/photos/${id}/edits`, { method: 'PUT', headers: { 'X-PhotoGrid': '1', 'Content-Type': 'application/json' }, body: JSON.stringify({ operations: JSON.parse(operations) }) });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """;

    private const string Difference =
        """
        async (number) => {
          const { id } = (await (await fetch(`/api/v1/photos/by-number/${number}`)).json()).data;
          const preview = document.querySelector('[data-testid=editor] [role=img] canvas');
          const rendered = await createImageBitmap(await (await fetch(`/api/v1/photos/${id}/original?edited=1`)).blob(), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
          const [width, height] = [preview.width, preview.height];
          const pixels = (source) => {
            const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
            context.drawImage(source, 0, 0);
            return context.getImageData(0, 0, width, height).data;
          };
          const how = preview.getContext('webgl2') ? 'webgl2' : '2d';
          if (rendered.width !== width || rendered.height !== height) return { how, size: `${width}×${height} and ${rendered.width}×${rendered.height}`, mean: 255, most: 255 };
          const [one, other] = [pixels(preview), pixels(rendered)];
          let [sum, most] = [0, 0];
          for (let i = 0; i < one.length; i++) {
            if (i % 4 === 3) continue;
            const off = Math.abs(one[i] - other[i]);
            sum += off;
            if (off > most) most = off;
          }
          return { how, size: `${width}×${height}`, mean: sum / (width * height * 3), most };
        }
        """;
}
