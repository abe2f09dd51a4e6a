Feature: Trees of hashes

  A batch of entries is one tree of hashes, as RFC 6962 has it: its root stands for all of them, and an entry is shown to be in it
  without showing the others. The leaves and the hashes that are expected below were published with the Go library
  github.com/transparency-dev/merkle (testonly/constants.go); the logs of Certificate Transparency are tested with the same.

  Rule: Roots are those that were published

    Scenario: Trees of no to eight leaves
      Given the leaves "(none), 00, 10, 2021, 3031, 40414243, 5051525354555657, 606162636465666768696a6b6c6d6e6f" in hexadecimal digits
      When Grace builds the trees of the first of them
      Then their roots are:
        | leaves | root                                                             |
        | 0      | e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 |
        | 1      | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d |
        | 2      | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125 |
        | 3      | aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77 |
        | 4      | d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7 |
        | 5      | 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4 |
        | 6      | 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef |
        | 7      | ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c |
        | 8      | 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328 |

    Scenario: A tree that goes on from what it keeps of its first leaves
      Given 200 leaves
      When Grace cuts their tree behind each of them, and goes on from the frontier
      Then all of these trees have the root of the whole, and kept as many hashes as their first size has ones in binary

  Rule: Hashes are the same, whichever way of hashing a host has

    Scenario: A host without the quick way
      When Grace hashes texts and bytes on a host that has only createHash
      Then the hashes are those of this host
