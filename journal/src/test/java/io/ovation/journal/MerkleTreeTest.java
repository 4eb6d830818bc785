package io.ovation.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int MOST = 5_000;
    private final Random random = new Random(20261123);
    private final List<byte[]> entries = new ArrayList<>();

    @Test
    void the_root_is_the_one_that_the_definition_gives_whatever_the_number_of_entries() throws Exception {
        MerkleTree tree = new MerkleTree();
        for (int count = 0; count <= 600; count++) {
            add(tree, count);
            assertThat(tree.root()).as("%d entries", count).isEqualTo(definition(count));
        }
        add(tree, MOST);
        assertThat(tree.root()).isEqualTo(definition(MOST));
    }

    @Test
    void every_entry_has_a_path_to_the_root_that_is_logarithmic_and_fits_no_other_entry_or_place() throws Exception {
        for (int count : new int[] {1, 2, 15, 16, 17, 255, 256, 257, 1_000, MOST}) {
            byte[] leaves = leaves(count);
            byte[] root = definition(count);
            for (int i = 0; i < 40; i++) {
                int index = random.nextInt(count);
                byte[] leaf = MerkleTree.leaf(entry(index));
                byte[] path = MerkleTree.path(leaves, index);
                assertThat(path.length)
                        .isLessThanOrEqualTo(15 * 32 * (int) Math.ceil(Math.log(count) / Math.log(16) + 1e-9));
                assertThat(MerkleTree.root(leaf, index, count, path)).isEqualTo(root);
                if (count > 1) {
                    int other = (index + 1) % count;
                    assertThat(MerkleTree.root(MerkleTree.leaf(entry(other)), index, count, path))
                            .isNotEqualTo(root);
                    path[random.nextInt(path.length)] ^= 1;
                    assertThat(MerkleTree.root(leaf, index, count, path)).isNotEqualTo(root);
                }
            }
        }
    }

    @Test
    void a_path_of_another_length_is_refused() throws Exception {
        byte[] leaves = leaves(300);
        byte[] path = MerkleTree.path(leaves, 7);
        byte[] leaf = MerkleTree.leaf(entry(7));
        assertThatThrownBy(() -> MerkleTree.root(leaf, 7, 300, java.util.Arrays.copyOf(path, path.length - 32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.root(leaf, 7, 300, java.util.Arrays.copyOf(path, path.length + 32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.root(leaf, 300, 300, path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.path(leaves, 300)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_tree_that_was_cleared_is_empty() {
        MerkleTree tree = new MerkleTree();
        add(tree, 37);
        tree.clear();
        assertThat(tree.root()).isEqualTo(new byte[32]);
    }

    private void add(MerkleTree tree, int count) {
        for (int i = 0; i < count; i++) {
            byte[] entry = entry(i);
            tree.add(entry, 0, entry.length);
        }
    }

    private byte[] entry(int index) {
        while (entries.size() <= index) {
            byte[] entry = new byte[2 + random.nextInt(90)];
            random.nextBytes(entry);
            entry[0] |= (byte) 0x80;
            entries.add(entry);
        }
        return entries.get(index);
    }

    private byte[] leaves(int count) {
        ByteArrayOutputStream leaves = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            leaves.writeBytes(MerkleTree.leaf(entry(i)));
        }
        return leaves.toByteArray();
    }

    /** The root as the Javadoc defines it, in the plainest words. */
    private byte[] definition(int count) throws Exception {
        if (count == 0) {
            return new byte[32];
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        List<byte[]> level = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            level.add(sha.digest(entry(i)));
        }
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int begin = 0; begin < level.size(); begin += 16) {
                List<byte[]> children = level.subList(begin, Math.min(begin + 16, level.size()));
                if (children.size() == 1) {
                    above.add(children.getFirst());
                } else {
                    sha.update((byte) 1);
                    children.forEach(sha::update);
                    above.add(sha.digest());
                }
            }
            level = above;
        }
        return level.getFirst();
    }
}
