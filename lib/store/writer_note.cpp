// SPDX-License-Identifier: Apache-2.0
#include "store/writer_note.hpp"

#include <cerrno>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <signal.h>
#include <unistd.h>

namespace govgraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 4096;

std::string file_of(const std::string& path) { return (fs::path(path) / "WRITER").string(); }

std::string machine() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

/// The program and its first word: `govgraph build`.
std::string command() {
  std::ifstream in("/proc/self/cmdline", std::ios::binary);
  std::string program, verb;
  std::getline(in, program, '\0');
  std::getline(in, verb, '\0');
  program = fs::path(program).filename().string();
  return verb.empty() || verb.front() == '-' ? program : program + " " + verb;
}

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  char out[32] = {};
  ::gmtime_r(&time, &parts);
  return {out, std::strftime(out, sizeof out, "%Y-%m-%d %H:%M UTC", &parts)};
}

/// One line, without what a terminal would obey.
std::string line_of(std::ifstream& in) {
  std::string out;
  std::getline(in, out);
  if (out.size() > kMostBytes) out.resize(kMostBytes);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return out;
}

bool is_gone(const std::string& process, const std::string& host) {
  const long id = std::atol(process.c_str());
  return id <= 0 || (host == machine() && ::kill(static_cast<pid_t>(id), 0) != 0 && errno == ESRCH);
}

}  // namespace

WriterNote::WriterNote(const std::string& path) : file_(file_of(path)) {
  const std::string made = file_ + ".tmp";
  std::ofstream(made) << ::getpid() << '\n' << machine() << '\n' << now() << '\n' << command() << '\n';
  std::error_code ignored;
  fs::rename(made, file_, ignored);
}

WriterNote::~WriterNote() {
  std::error_code ignored;
  fs::remove(file_, ignored);
}

std::string writer_of(const std::string& path) {
  std::ifstream in(file_of(path));
  const std::string process = line_of(in), host = line_of(in), since = line_of(in), what = line_of(in);
  if (!in || is_gone(process, host)) return "";
  return "`" + what + "`, process " + process + " on " + host + ", since " + since;
}

}  // namespace govgraph::store
