// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target over the files of the folders (or the files) given, by name: its corpus, or one input that
// libFuzzer found. Says which file it was when one ends the program.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "fuzz/target.hpp"

namespace {

namespace fs = std::filesystem;

// What the handler may say: it can allocate nothing.
char now[4096];

extern "C" void say_which(int signal) {
  const char start[] = "ended by: ";
  if (::write(STDERR_FILENO, start, sizeof start - 1) < 0 || ::write(STDERR_FILENO, now, std::strlen(now)) < 0 ||
      ::write(STDERR_FILENO, "\n", 1) < 0)
    std::_Exit(1);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// What eats memory is a fault, and is not to take the machine with it. Sanitizers keep a shadow of all addresses.
void limit_memory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr rlim_t kMost = rlim_t{2} << 30;
  const rlimit limit{kMost, kMost};
  ::setrlimit(RLIMIT_AS, &limit);
#endif
}

std::vector<fs::path> files_in(int count, char** names) {
  std::vector<fs::path> out;
  for (int i = 0; i < count; ++i) {
    if (!fs::is_directory(names[i])) {
      out.emplace_back(names[i]);
      continue;
    }
    for (const auto& each : fs::recursive_directory_iterator(names[i]))
      if (each.is_regular_file()) out.push_back(each.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

int main(int count, char** names) {
  limit_memory();
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL}) std::signal(signal, say_which);
  const std::vector<fs::path> files = files_in(count - 1, names + 1);
  for (const fs::path& each : files) {
    std::snprintf(now, sizeof now, "%s", each.c_str());
    std::ifstream in(each, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  std::printf("%zu inputs\n", files.size());
  return files.empty() ? 1 : 0;
}
