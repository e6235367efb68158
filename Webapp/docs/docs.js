"use strict";

const token = localStorage.getItem("overseer.token");
document.getElementById("token").textContent = token
  ? "Requests carry this browser's token."
  : "This browser is not signed in: os open";

SwaggerUIBundle({
  url: "/api/openapi.json",
  domNode: document.getElementById("reference"),
  layout: "BaseLayout",
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  requestInterceptor(request) {
    // The document names the usual address; this server may have another port.
    const address = new URL(request.url, location.href);
    request.url = location.origin + address.pathname + address.search;
    if (token && !request.headers.Authorization) request.headers.Authorization = `Bearer ${token}`;
    return request;
  },
});
