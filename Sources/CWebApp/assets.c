#pragma clang diagnostic ignored "-Wc23-extensions"

#include "CWebApp.h"

static const unsigned char status_page[] = {
#embed "../../Webapp/status/index.html"
};

static const unsigned char status_style[] = {
#embed "../../Webapp/status/status.css"
};

static const unsigned char status_script[] = {
#embed "../../Webapp/status/status.js"
};

static const unsigned char status_icon[] = {
#embed "../../Webapp/status/icon.svg"
};

// scripts/setup fetches Swagger UI; without it a page says so.
#if __has_embed("../../.deps/web/swagger/swagger-ui-bundle.js.gz")
#define HAS_SWAGGER_UI 1

static const unsigned char docs_page[] = {
#embed "../../Webapp/docs/index.html"
};

static const unsigned char docs_script[] = {
#embed "../../Webapp/docs/docs.js"
};

static const unsigned char swagger_script[] = {
#embed "../../.deps/web/swagger/swagger-ui-bundle.js.gz"
};

static const unsigned char swagger_style[] = {
#embed "../../.deps/web/swagger/swagger-ui.css.gz"
};

static const unsigned char swagger_license[] = {
#embed "../../.deps/web/swagger/LICENSE"
};
#else
static const unsigned char docs_page[] = {
#embed "../../Webapp/docs/missing.html"
};
#endif

static const unsigned char docs_style[] = {
#embed "../../Webapp/docs/docs.css"
};

#define HTML "text/html; charset=utf-8"
#define CSS "text/css; charset=utf-8"
#define JAVASCRIPT "text/javascript; charset=utf-8"

static const struct os_asset assets[] = {
    {"/", HTML, status_page, sizeof status_page, false},
    {"/assets/status.css", CSS, status_style, sizeof status_style, false},
    {"/assets/status.js", JAVASCRIPT, status_script, sizeof status_script, false},
    {"/assets/icon.svg", "image/svg+xml", status_icon, sizeof status_icon, false},
    {"/api/docs", HTML, docs_page, sizeof docs_page, false},
    {"/api/docs/docs.css", CSS, docs_style, sizeof docs_style, false},
#ifdef HAS_SWAGGER_UI
    {"/api/docs/docs.js", JAVASCRIPT, docs_script, sizeof docs_script, false},
    {"/api/docs/swagger-ui-bundle.js", JAVASCRIPT, swagger_script, sizeof swagger_script, true},
    {"/api/docs/swagger-ui.css", CSS, swagger_style, sizeof swagger_style, true},
    {"/api/docs/swagger-ui-license.txt", "text/plain; charset=utf-8", swagger_license, sizeof swagger_license, false},
#endif
};

const struct os_asset *os_assets(size_t *count) {
  *count = sizeof assets / sizeof *assets;
  return assets;
}
