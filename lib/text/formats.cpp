// SPDX-License-Identifier: Apache-2.0
#include "text/formats.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <memory>
#include <string_view>

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

extern char** environ;

namespace govgraph::text {
namespace {

void refuse(const std::string& id, const char* code, std::string message, Diagnostics& diagnostics) {
  diagnostics.push_back({code, Severity::kError, id, 0, 0, std::move(message)});
}

std::string drain(int descriptor) {
  std::string out;
  std::array<char, 1 << 16> buffer;
  for (ssize_t n; (n = ::read(descriptor, buffer.data(), buffer.size())) > 0;)
    out.append(buffer.data(), static_cast<std::size_t>(n));
  return out;
}

/// Runs `pdftotext FILE -`; the exit status, or -1 when it could not be started.
int run_pdftotext(const std::string& path, std::string& out) {
  int pipe_ends[2];
  if (::pipe2(pipe_ends, O_CLOEXEC) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string program = "pdftotext", encoding_flag = "-enc", encoding = "UTF-8", file = path, to = "-";
  char* arguments[] = {program.data(), encoding_flag.data(), encoding.data(), file.data(), to.data(), nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  if (failed == 0) out = drain(pipe_ends[0]);
  ::close(pipe_ends[0]);
  if (failed != 0) return -1;
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

bool is_one_of(const xmlChar* name, std::initializer_list<std::string_view> names) {
  const std::string_view text = reinterpret_cast<const char*>(name);
  for (const std::string_view each : names)
    if (each == text) return true;
  return false;
}

void gather(const xmlNode* node, std::string& out) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE && node->content != nullptr) {
      for (const char c : std::string_view(reinterpret_cast<const char*>(node->content)))
        out += c == '\n' || c == '\r' ? ' ' : c;
      continue;
    }
    if (node->type != XML_ELEMENT_NODE) continue;
    if (is_one_of(node->name,
                  {"script", "style", "nav", "noscript", "head", "footer", "form", "select", "button", "iframe"}))
      continue;
    const bool block =
        is_one_of(node->name, {"p",          "div",    "br",         "h1",      "h2",      "h3",    "h4", "h5",
                               "h6",         "li",     "tr",         "section", "article", "table", "ul", "ol",
                               "blockquote", "header", "figcaption", "dd",      "dt",      "main"});
    if (block)
      out += "\n\n";
    else if (is_one_of(node->name, {"td", "th"}))
      out += ' ';
    gather(node->children, out);
    if (block) out += "\n\n";
  }
}

/// The first element of that name below `node`, in document order.
const xmlNode* find_element(const xmlNode* node, std::string_view name) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (is_one_of(node->name, {name})) return node;
    if (const xmlNode* inner = find_element(node->children, name)) return inner;
  }
  return nullptr;
}

/// Where the article stands: <article>, else <main>, else what holds the <h1>, else the whole page.
const xmlNode* main_element(const xmlNode* root) {
  for (const std::string_view name : {"article", "main"})
    if (const xmlNode* found = find_element(root, name)) return found->children;
  const xmlNode* title = find_element(root, "h1");
  return title != nullptr && title->parent != nullptr ? title->parent->children : root;
}

/// One empty line between blocks, however deep they are nested.
std::string with_single_gaps(const std::string& text) {
  std::string out;
  std::size_t breaks = 2;
  for (const char c : text) {
    if (c == '\n')
      ++breaks;
    else if (c != ' ' || breaks == 0)
      breaks = 0;
    if (c == '\n' ? breaks <= 2 : c != ' ' || breaks == 0) out += c;
  }
  return out;
}

}  // namespace

std::optional<std::string> text_of_pdf(const std::filesystem::path& path, const std::string& id,
                                       Diagnostics& diagnostics) {
  std::string out;
  const int status = run_pdftotext(path.string(), out);
  if (status == 0) return out;
  if (status == -1 || status == 127)
    refuse(id, "no-pdftotext", "needs the program pdftotext to be read; install poppler-utils", diagnostics);
  else
    refuse(id, "broken-pdf",
           "pdftotext gives up on it (exit " + std::to_string(status) + "); repair it or give its text", diagnostics);
  return std::nullopt;
}

std::optional<std::string> text_of_html(const std::string& bytes, const std::string& id, const std::string& encoding,
                                        Diagnostics& diagnostics) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> page(
      htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                     encoding.empty() ? nullptr : encoding.c_str(),
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                         static_cast<int>(XML_PARSE_HUGE)),
      &xmlFreeDoc);
  if (!page) {
    refuse(id, "broken-html", "is no HTML that can be read; give its text", diagnostics);
    return std::nullopt;
  }
  std::string out;
  gather(main_element(xmlDocGetRootElement(page.get())), out);
  return with_single_gaps(out);
}

}  // namespace govgraph::text
