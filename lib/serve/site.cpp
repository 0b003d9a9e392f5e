// SPDX-License-Identifier: Apache-2.0
#include "serve/site.hpp"

#include <algorithm>

#include "serve/page.hpp"

namespace govgraph::serve {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8", kScript = "text/javascript; charset=utf-8",
                           kStyle = "text/css; charset=utf-8";

/// "localhost:8080" without its port, lower case; brackets of IPv6 stay.
std::string name_of(std::string_view header) {
  std::string out(header);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char each) { return each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each; });
  const std::size_t colon = out.rfind(':');
  if (colon != std::string::npos && out.find(']', colon) == std::string::npos) {
    const bool port = out.find_first_not_of("0123456789", colon + 1) == std::string::npos;
    if (port && (out.front() == '[' || out.find(':') == colon)) out.resize(colon);
  }
  return out;
}

bool is_address(std::string_view name) {
  if (name.starts_with('[') && name.ends_with(']'))
    return name.find_first_not_of("0123456789abcdef:.", 1) == name.size() - 1;
  return !name.empty() && name.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(name.begin(), name.end(), '.') == 3;
}

bool is_loopback(std::string_view name) {
  return name == "localhost" || name.ends_with(".localhost") || name == "[::1]" ||
         (is_address(name) && name.starts_with("127."));
}

Response said(Answer answer) {
  Response out;
  out.status = answer.status;
  out.answer = std::make_shared<const Answer>(std::move(answer));
  return out;
}

Response page_at(std::string_view path) {
  const auto page = explorer_page();
  Response out;
  if (!page) return path == "/" ? said(not_found(why_no_page())) : said(not_found("there is nothing of this name"));
  if (path == "/")
    out.page = page->html, out.type = kHtml;
  else if (path == "/explorer.js")
    out.page = page->script, out.type = kScript;
  else if (path == "/explorer.css")
    out.page = page->style, out.type = kStyle;
  else
    return said(not_found("there is nothing of this name"));
  return out;
}

}  // namespace

bool is_own_host(std::string_view header, std::string_view listening_on) {
  if (header.empty()) return false;
  const std::string name = name_of(header);
  if (is_loopback(name)) return true;
  const bool all = listening_on == "0.0.0.0" || listening_on == "::";
  return all ? is_address(name) : name == name_of(listening_on) || name == '[' + std::string(listening_on) + ']';
}

Response Site::respond(const Request& request) const {
  if (request.method == "POST" && request.path == "/api/decide" && decisions_) {
    if (!request.from_page || !is_own_host(request.host, host_))
      return said(refused(403, "decisions are taken from the page of this server alone"));
    return said(decisions_->take(request.query));
  }
  if (request.path == "/api/decide" && request.method == "GET" && is_own_host(request.host, host_)) {
    Answer out;
    out.body = decisions_ ? "{\"writes\":true}" : "{\"writes\":false}";
    return said(std::move(out));
  }
  if (request.method != "GET" && request.method != "HEAD")
    return said(refused(405, "only GET and HEAD: the graph is read here, not written"));
  if (!is_own_host(request.host, host_)) return said(refused(403, "this server does not answer under that host name"));
  if (!request.path.starts_with("/api/")) return page_at(request.path);
  const std::shared_ptr<Api> api = current_();
  Response out;
  if (pictures_ && PagePictures::answers(request.path))
    out.answer = std::make_shared<const Answer>(
        pictures_->answer(api->snapshot().view(), request.path, request.query, request.cancellation));
  else if (questions_ && Questions::answers(request.path))
    out.answer = std::make_shared<const Answer>(
        questions_->answer(api->snapshot(), request.path, request.query, request.cancellation));
  else
    out.answer = api->answer(request.path, request.query, request.target, request.cancellation);
  out.status = out.answer->status;
  out.type = out.answer->type;
  out.snapshot = api->snapshot().number();
  return out;
}

const std::vector<std::pair<std::string, std::string>>& headers() {
  static const std::vector<std::pair<std::string, std::string>> kHeaders{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; "
       "form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cache-Control", "no-store"},
  };
  return kHeaders;
}

}  // namespace govgraph::serve
