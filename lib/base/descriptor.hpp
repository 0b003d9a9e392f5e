// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>

namespace govgraph {

/// An open file, pipe or socket that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close();

 private:
  int number_;
};

/// Two ends, closed in other programs and, at the first one, without waiting. Throw std::system_error.
std::pair<Descriptor, Descriptor> make_pipe();         ///< what is written to the second is read from the first
std::pair<Descriptor, Descriptor> make_socket_pair();  ///< both ways

/// A file in memory without a name that holds these bytes, at its beginning. Throws std::system_error.
Descriptor file_in_memory(const char* bytes, std::size_t size);

}  // namespace govgraph
